// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/HelpNumbers.h"
#include "ui/shell/HelpSections.h"

#include <QFrame>

class QListWidget;
class QListWidgetItem;

namespace casewright::ui {

class SearchField;

/// The contents of the help: chapters with their sections, and a field to search in all of their texts.
class HelpContents final : public QFrame {
    Q_OBJECT

public:
    explicit HelpContents(const QList<HelpSection>& sections, QWidget* parent = nullptr);

    /// The text of a section, in which is searched; its mark-up is left out.
    void setText(const QString& section, const QString& html);
    /// Marks it as the one that is shown; emits nothing.
    void setCurrent(const QString& section);
    /// What is searched for.
    [[nodiscard]] QString search() const;
    void focusSearch();

Q_SIGNALS:
    /// A person went to it.
    void sectionChosen(const QString& section);
    /// Another search; the first section that has it was chosen already.
    void searched(const QString& text);
    /// Enter, in the list: to the text.
    void textRequested();

private:
    void filter(const QString& text);
    [[nodiscard]] QListWidgetItem* itemOf(const QString& section) const;

    SearchField* m_search = nullptr;
    QListWidget* m_list = nullptr;
    bool m_isSetting = false;
};

} // namespace casewright::ui
