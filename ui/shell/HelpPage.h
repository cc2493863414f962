// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/HelpNumbers.h"
#include "ui/shell/HelpSections.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QPushButton;
class QUrl;

namespace casewright::ui {

class ActionTable;
class HelpBrowser;
class HelpContents;

/// Help (F1): sections that explain the Cases action, the pages, what is modelled and what is not, in what versions of
/// Kibana differ, and the keys. One is shown at a time; Alt+Left leads back to the one before, and then to the page.
class HelpPage final : public QWidget {
    Q_OBJECT

public:
    /// The actions outlive it; links of the text do what they do.
    explicit HelpPage(ActionTable& actions, QWidget* parent = nullptr);

    /// Shows a section, without a way back to another one; the first one if there is none of that name.
    void showSection(const QString& section);
    [[nodiscard]] QString section() const { return m_section; }
    [[nodiscard]] const QList<HelpSection>& sections() const { return m_sections; }
    /// The version that the workspace follows; numbers in the text are those of it.
    void setVersion(const QString& name);
    /// Whether there is a page to go back to.
    void setBackOffered(bool isOffered);

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* header();
    [[nodiscard]] const HelpSection* find(const QString& section) const;
    [[nodiscard]] QString htmlOf(const HelpSection& section) const;
    [[nodiscard]] QString shortcutRows() const;
    void tellContents();
    void write();
    void writeAgain();
    void go(const QString& section);
    void goBack();
    void follow(const QUrl& link);

    ActionTable& m_actions;
    const QList<HelpSection> m_sections;
    HelpNumbers m_numbers;
    QString m_section;
    QStringList m_before; ///< sections that links led away from
    bool m_isBackOffered = false;
    QPushButton* m_back = nullptr;
    HelpContents* m_contents = nullptr;
    HelpBrowser* m_text = nullptr;
};

} // namespace casewright::ui
