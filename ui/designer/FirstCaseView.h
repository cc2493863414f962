// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <vector>

#include "core/analysis/RulePreview.h"
#include "ui/models/NewCaseTexts.h"

class QGraphicsOpacityEffect;
class QLabel;

namespace casewright::ui {

class MarkdownView;
class Pill;

/// The first case that a rule opens, as it would look: title, description, tags, and what is the same for all of its
/// cases. Passive.
class FirstCaseView final : public QFrame {
    Q_OBJECT

public:
    static constexpr qsizetype MostTags = 14;

    explicit FirstCaseView(QWidget* parent = nullptr);

    void showCase(const analysis::PreviewCase& shown, const std::vector<NewCaseTexts::Fact>& facts);
    /// No case: why not.
    void showNone(const QString& why);
    /// An older answer stays in sight, dimmed.
    void setStale(bool isStale);

private:
    void showTags(const QStringList& tags);

    QLabel* m_time = nullptr;
    QLabel* m_title = nullptr;
    MarkdownView* m_description = nullptr;
    QWidget* m_tagBox = nullptr;
    std::vector<Pill*> m_tags;          ///< the last one says how many more there are
    QLabel* m_facts = nullptr;
    QGraphicsOpacityEffect* m_dim = nullptr;
};

} // namespace casewright::ui
