// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

#include "core/engine/RunResult.h"
#include "ui/widgets/Tone.h"

class QGridLayout;
class QLabel;

namespace casewright::ui {

class Card;
class FullCaseList;
class Pill;
class ShareBar;

/// The audit: every bin that what matched can end in, with its number, and the sum that must be equal.
class AuditPane final : public QWidget {
    Q_OBJECT

public:
    explicit AuditPane(QWidget* parent = nullptr);

    /// `matched`: what the bins must sum up to.
    void showAudit(const engine::Audit& audit, std::uint64_t matched);
    /// Of a rule that makes alerts of its own, which go on from run to run: the engine adds up each run by itself.
    void showAlerts(const engine::Audit& audit);
    /// Of runs until the simulation was stopped: there is no number that they must sum up to.
    void showPart(const engine::Audit& audit);
    /// Of the runs until now, while more come: likewise.
    void showLive(const engine::Audit& audit);
    /// Of runs until a moment: likewise.
    void showMoment(const engine::Audit& audit);
    void clear();
    /// The cases behind what is over their limit.
    [[nodiscard]] FullCaseList& fullCases() const { return *m_full; }

private:
    struct Bin {
        std::uint64_t engine::Audit::*number;
        QLabel* words;
        QLabel* value;
        QLabel* share;
        Tone tone;
    };

    void addBin(std::uint64_t engine::Audit::*number, Tone tone, const QString& name, const QString& words,
                const QString& tip);
    void showLimit();
    void addSum(int row);
    void showNumbers(const engine::Audit& audit);

    Card* m_card = nullptr;
    ShareBar* m_bar = nullptr;
    FullCaseList* m_full = nullptr;
    QGridLayout* m_grid = nullptr;
    std::vector<Bin> m_bins;
    QLabel* m_sum = nullptr;
    Pill* m_verdict = nullptr;
};

} // namespace casewright::ui
