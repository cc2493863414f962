// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include "ui/bridge/Explanations.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

/// Settings that would have changed what became of an alert, a row each with a button to set it in the rule; then those
/// that would not.
class ChangeList final : public QWidget {
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent = nullptr);

    void setChanges(const ExplainedChanges& changes);
    /// What can be done with the row's setting.
    void setApplying(int row, Explanations::Applying applying);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    void applyRequested(int row);
    /// The rule has the setting: a person wants to see what comes of it.
    void runRequested();

private:
    struct Row {
        QWidget* all;
        QPushButton* apply;
        QPushButton* run;
        QLabel* note; ///< why it cannot be set
    };
    [[nodiscard]] Row makeRow(const ExplainedChange& change, int number);
    void addText(const QString& text, const QString& look, const QString& name);

    QList<Row> m_rows;
    QList<QWidget*> m_texts;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
