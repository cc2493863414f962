// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QPushButton;
class QTextBrowser;

namespace casewright::ui {

class ActionTable;

/// Help (F1): how to work, what is modelled and what is not, in what versions of Kibana differ, and the shortcuts, made
/// from the action table.
class HelpPage final : public QWidget {
    Q_OBJECT

public:
    explicit HelpPage(const ActionTable& actions, QWidget* parent = nullptr);

    /// Writes the page anew: actions may have come meanwhile.
    void refresh();
    /// The version that the workspace follows; its column of the table of versions stands out.
    void setVersion(const QString& name);
    /// Scrolls to the table of versions.
    void showVersions();
    /// Whether there is a page to go back to.
    void setBackOffered(bool isOffered);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString shortcutRows() const;

    const ActionTable& m_actions;
    QPushButton* m_back = nullptr;
    QTextBrowser* m_text = nullptr;
    QString m_version;
};

} // namespace casewright::ui
