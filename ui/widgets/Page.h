// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace casewright::ui {

class ActionTable;

/// One page of the window, an entry of the navigation rail. The shell owns it and knows nothing else of it; pages do
/// not know each other. GUI thread.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Stable id, lower case: "rules". The window gives the action `go.<name>` and the object name `<name>Page`.
    [[nodiscard]] virtual QString name() const = 0;
    /// What people call it: "Rules".
    [[nodiscard]] virtual QString title() const = 0;
    /// A name of IconSet.
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Adds the page's actions; called once, before the page is shown.
    virtual void registerActions(ActionTable& actions) { static_cast<void>(actions); }
    /// The page is in front now: take up what changed meanwhile, focus where work begins.
    virtual void activated() {}

Q_SIGNALS:
    /// What the status line shows while this page is in front: the last result, in one line.
    void statusChanged(const QString& text);
};

} // namespace casewright::ui
