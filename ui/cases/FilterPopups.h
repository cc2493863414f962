// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CaseFilter.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/models/CaseFilterParts.h"

#include <QObject>

class QWidget;

namespace casewright::ui {

class ChoiceModel;
class ChoicePopup;
class TextPopup;
class TimeRangePopup;

/// What opens to set a part of the filter of cases: ticks, days, or a text.
class FilterPopups final : public QObject {
    Q_OBJECT

public:
    /// Belongs to the widget that the popups open over.
    explicit FilterPopups(QWidget* parent);

    void open(CaseFilterParts::Part part, QWidget* anchor);
    void setFilter(const store::CaseFilter& filter);
    /// What there is to choose from; `isReading`: it is being read.
    void setKnown(const KnownValues& known, bool isReading);

Q_SIGNALS:
    /// Another filter, of which only that part is another.
    void chosen(const store::CaseFilter& filter);
    /// setKnown() is wanted.
    void valuesWanted();

private:
    void showChoices();

    QWidget* m_parent;
    store::CaseFilter m_filter;
    KnownValues m_known;
    bool m_isReading = false;
    CaseFilterParts::Part m_part = CaseFilterParts::Part::Status;
    ChoiceModel* m_choices = nullptr;
    ChoicePopup* m_ticks = nullptr;
    TimeRangePopup* m_times = nullptr;
    TextPopup* m_text = nullptr;
};

} // namespace casewright::ui
