// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

class QTableView;
class QWidget;

namespace casewright::ui {

class ChoiceModel;
class ChoicePopup;

/// Which columns the table of cases has, in which order and how wide: what a person chose and dragged, as far as there
/// is room; what has none gives way, the less wanted first.
class CaseColumns final : public QObject {
    Q_OBJECT

public:
    /// Sets up the view's columns; it is the owner.
    explicit CaseColumns(QTableView& view);

    /// As many of the chosen ones as there is room for.
    void fit();
    /// Lets a person choose, below the button.
    void openChoice(QWidget* anchor);
    /// From left to right, as they are in sight.
    [[nodiscard]] QList<int> shown() const;
    /// What a person arranged, for the next start, and back.
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);

private:
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] int usualWidth(const QString& sample) const;
    void showChoices();
    void take();

    QTableView& m_view;
    QSet<int> m_chosen;
    QHash<int, int> m_widths; ///< that a person dragged
    bool m_isFitting = false; ///< what changes is nobody's wish
    ChoiceModel* m_choices = nullptr;
    ChoicePopup* m_popup = nullptr;
};

} // namespace casewright::ui
