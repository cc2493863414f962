// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QWidget>

#include <optional>

namespace casewright::ui {

class ActionTable;

/// What can be taken back and made again, in words: "Change time window"; empty: nothing.
struct PageSteps {
    QString undo{};
    QString redo{};
};

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
    /// The last steps on the page; nothing where it has none of its own, and those of the first page with some are
    /// taken back and made again instead.
    [[nodiscard]] virtual std::optional<PageSteps> steps() const { return std::nullopt; }
    virtual void undoStep() {}
    virtual void redoStep() {}
    /// What a person arranged on the page, beside its splitters, to be kept for the next start; empty: nothing.
    [[nodiscard]] virtual QByteArray arrangement() const { return {}; }
    /// Takes up what arrangement() gave in an earlier start. What is not understood changes nothing.
    virtual void restoreArrangement(const QByteArray& arrangement) { static_cast<void>(arrangement); }
    /// What a person looks at on the page, to be come back to; empty: the page as it is. The window keeps it and gives
    /// it to goTo() again, which does nothing with a place that is not there any more.
    [[nodiscard]] virtual QString place() const { return {}; }
    virtual void goTo(const QString& place) { static_cast<void>(place); }

Q_SIGNALS:
    /// A person went on to something else on the page: place() is another one.
    void placeChanged();
    /// What the status line shows while this page is in front: the last result, in one line.
    void statusChanged(const QString& text);
    void stepsChanged(); ///< see steps()
};

} // namespace casewright::ui
