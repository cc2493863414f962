// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <optional>

#include "core/rules/Rule.h"
#include "ui/widgets/Tone.h"

namespace casewright::ui {

class FieldNote;

/// A Cases action on its way over the clipboard, from rule to rule or from Kibana; and why one that is pasted is not
/// taken, such as a second one. Shows nothing else. GUI thread.
class CasesActionPaste final : public QWidget {
    Q_OBJECT

public:
    explicit CasesActionPaste(QWidget* parent = nullptr);

    /// The action of the rule that is shown; what was said of another one is gone.
    void showAction(const std::optional<rules::CasesAction>& action);
    void copy();
    void paste();
    /// Says that there is one already, where a second one was asked for.
    void refuse();

Q_SIGNALS:
    /// The rule is to have it.
    void pasted(const rules::CasesAction& action, const QString& commandText);

private:
    void say(Tone tone, const QString& text, const QString& button = {});

    std::optional<rules::CasesAction> m_shown;
    rules::CasesAction m_second;   ///< that was pasted where there is one
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
