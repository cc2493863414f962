// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVariant>

#include <vector>

namespace casewright::ui {

/// Something that can be ticked, beside others.
struct Choice {
    QVariant value{}; ///< what it stands for
    QString text{};
    QString detail{}; ///< said of it at its right
    Qt::CheckState state = Qt::Unchecked;

    friend bool operator==(const Choice&, const Choice&) = default;
};

/// A list of what can be ticked: values of a filter, tags of chosen cases. One that is ticked partly is had by some of
/// the cases only; a tick gives it to all of them. GUI thread.
class ChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole,
        DetailRole,
    };

    using QAbstractListModel::QAbstractListModel;

    /// The choices from now on. Where only their ticks or details are others, rows stay: a list may be open.
    void setChoices(std::vector<Choice> choices);
    [[nodiscard]] const std::vector<Choice>& choices() const { return m_choices; }
    /// At most so many may be ticked; 0: any number.
    void setMost(qsizetype most) { m_most = most; }
    /// Ticks what is not ticked, or only partly; otherwise takes the tick away. Emits toggled(), or refused() where no
    /// more may be ticked.
    void toggle(int row);
    /// Puts a ticked one before all others, unless one with its text is there: that is ticked.
    void add(const QString& text);
    /// The values of those that are ticked, in order.
    [[nodiscard]] QVariantList checked() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void toggled(int row);
    void refused();

private:
    void setState(int row, Qt::CheckState state);

    std::vector<Choice> m_choices;
    qsizetype m_most = 0;
};

} // namespace casewright::ui
