// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Card.h"

#include <QStringList>

class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

/// Custom fields or templates of a configuration, a line each with buttons, and the form of the one that is edited.
class ConfigurationList final : public Card {
    Q_OBJECT

public:
    /// `name` begins the object names: "field" makes "fieldAdd", "fieldEdit0", "fieldRemove0". `form` is shown while
    /// something is edited.
    ConfigurationList(const QString& name, const QString& title, const QString& add, QWidget* form,
                      QWidget* parent = nullptr);

    void setLines(const QStringList& lines);
    void setReadOnly(bool isReadOnly);
    void showForm(bool isShown);

Q_SIGNALS:
    void addWanted();
    void editWanted(int row);
    void removeWanted(int row);

private:
    [[nodiscard]] QWidget* makeLine(int row, const QString& text);

    QString m_name;
    QPushButton* m_add = nullptr;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_lines = nullptr;
    QStringList m_texts;
    bool m_isReadOnly = false;
};

} // namespace casewright::ui
