// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <QString>
#include <QStringList>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;

namespace casewright::ui {

class ActionTable;
class CollectionChooser;

/// The first line of the list of cases: whose cases are shown, what can be done with that collection and with files,
/// columns, settings, and a new case. A collection gets its other name here.
class CaseListHeader final : public QWidget {
    Q_OBJECT

public:
    explicit CaseListHeader(QWidget* parent = nullptr);

    /// Buttons and menus for what was registered.
    void addActions(const ActionTable& actions);
    [[nodiscard]] CollectionChooser& collections() { return *m_collections; }
    /// Opens what chooses columns.
    [[nodiscard]] QPushButton* columnsButton() { return m_columns; }
    /// Lets a person write another name in place of the chooser.
    void editName(const QString& name);

Q_SIGNALS:
    void nameWritten(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPushButton* addMenuButton(const ActionTable& actions, const QString& name, const QString& text,
                               const QStringList& ids);
    void endEditing(bool isKept);

    QHBoxLayout* m_layout = nullptr;
    CollectionChooser* m_collections = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_columns = nullptr;
};

} // namespace casewright::ui
