// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/PreviewTexts.h"
#include "ui/widgets/Tone.h"

#include <QFrame>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/analysis/RulePreview.h"

class QLabel;
class QPushButton;

namespace casewright::ui {

/// A warning of the preview: what, why, buttons that mend it, and one to the run in which it happens.
class PreviewWarningCard final : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t MostFixes = 4;

    explicit PreviewWarningCard(QWidget* parent = nullptr);

    /// `inNoCase`: alerts, as the rule is now; `canMend`: it may be changed.
    void showWarning(const analysis::PreviewWarning& warning, const PreviewTexts::Terms& terms,
                     std::uint64_t inNoCase, bool canMend);
    /// Words alone: an error.
    void showText(Tone tone, const QString& title, const QString& text);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void fixChosen(const analysis::PreviewFix& fix);
    void runChosen(base::Timestamp at);
    /// A person wants to know why: a section of the help.
    void helpChosen(const QString& section);

private:
    std::vector<analysis::PreviewFix> m_fixes;
    base::Timestamp m_at{};
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    std::array<QPushButton*, MostFixes> m_buttons{};
    QPushButton* m_run = nullptr;
    QPushButton* m_why = nullptr;
    QWidget* m_row = nullptr;
};

} // namespace casewright::ui
