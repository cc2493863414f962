// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Card.h"

#include <QStringList>

class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

/// Connectors, custom fields or templates of a configuration, a line each with buttons, and the form of the one that is
/// edited. Before one is removed the line asks.
class ConfigurationList final : public Card {
    Q_OBJECT

public:
    /// What the list is called, and says.
    struct Words {
        QString name; ///< begins the object names: "field" makes "fieldAdd", "fieldEdit0", "fieldRemove0", "fieldYes0"
        QString title;
        QString hint; ///< beside the title
        QString add;
        QString none; ///< in place of lines
        QString loss; ///< what goes with one that is removed
    };
    /// `form` is shown while something is edited.
    ConfigurationList(const Words& words, QWidget* form, QWidget* parent = nullptr);

    void setLines(const QStringList& lines);
    void setReadOnly(bool isReadOnly);
    void showForm(bool isShown);

Q_SIGNALS:
    void addWanted();
    void editWanted(int row);
    void removeWanted(int row);

private:
    void showLines();
    [[nodiscard]] QWidget* makeLine(int row, const QString& text);
    [[nodiscard]] QWidget* makeQuestion(int row, const QString& text);

    Words m_words;
    int m_asked = -1; ///< the line that asks; -1: none
    QPushButton* m_add = nullptr;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_lines = nullptr;
    QStringList m_texts;
    bool m_isReadOnly = false;
};

} // namespace casewright::ui
