// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/FieldStatistics.h"
#include "ui/widgets/Card.h"

class QAction;
class QListView;
class QPushButton;

namespace casewright::ui {

class ElidedLabel;
class FieldNote;
class TopValueModel;

/// The most frequent values of one field as bars, how they are spread, and what comes of grouping by it.
class TopValuesCard final : public Card {
    Q_OBJECT

public:
    explicit TopValuesCard(QWidget* parent = nullptr);

    void setField(const alerts::FieldStatistics& field);
    /// No field is chosen.
    void clear();
    /// Whether there are documents for valueChosen() to ask for.
    void setChoosable(bool isChoosable);
    /// Whether there is a way back to the fields: it stands in their place.
    void setInPlaceOfFields(bool isInPlace);

Q_SIGNALS:
    /// A person wants to see the fields.
    void fieldsRequested();
    /// A person wants to see the documents that have the value in the field.
    void valueChosen(const QString& field, const casewright::alerts::FrequentValue& value);

private:
    void buildList();
    void showFacts();
    void choose(const QModelIndex& index);

    TopValueModel* m_model = nullptr;
    ElidedLabel* m_field = nullptr;
    ElidedLabel* m_facts = nullptr;
    QListView* m_list = nullptr;
    QPushButton* m_back = nullptr;
    QAction* m_choose = nullptr;
    FieldNote* m_advice = nullptr;
};

} // namespace casewright::ui
