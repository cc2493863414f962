// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AnalystChooser.h"

#include "ui/bridge/AnalystModels.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QSignalBlocker>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

// Data of the entries that are no model; keys of models are above 0.
constexpr qlonglong Nobody = 0;
constexpr qlonglong Edit = -1;

} // namespace

AnalystChooser::AnalystChooser(AnalystModels& models, QWidget* parent) : ElidedComboBox(parent), m_models(models)
{
    setObjectName(u"analystChooser"_s);
    setAccessibleName(tr("Who works on the cases"));
    connect(&m_models, &AnalystModels::modelsChanged, this, &AnalystChooser::showModels);
    connect(&m_models, &AnalystModels::choiceChanged, this, &AnalystChooser::showChoice);
    connect(this, &QComboBox::activated, this, &AnalystChooser::choose);
    showModels();
}

void AnalystChooser::showModels()
{
    const QSignalBlocker blocker(this);
    clear();
    addItem(icons::icon(u"user"_s), tr("Nobody closes cases"), Nobody);
    for (const store::StoredAnalysts& stored : m_models.models())
        addItem(icons::icon(u"user"_s), analysttext::label(stored.model), qlonglong(stored.key));
    insertSeparator(count());
    addItem(icons::icon(u"edit"_s), tr("Edit analysts…"), Edit);
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * size::GapLarge);
    showChoice();
}

void AnalystChooser::showChoice()
{
    const std::optional<std::int64_t> chosen = m_models.chosen();
    setCurrentIndex(findData(chosen ? qlonglong(*chosen) : Nobody));
    setToolTip(chosen ? tr("Who works on the cases: %1, seed %2").arg(currentText()).arg(m_models.seed())
                      : tr("Who works on the cases between the runs of the rule: nobody"));
}

void AnalystChooser::choose(int index)
{
    const qlonglong entry = itemData(index).toLongLong();
    if (entry == Edit) {
        showChoice();
        Q_EMIT editRequested();
        return;
    }
    m_models.choose(entry == Nobody ? std::nullopt : std::optional<std::int64_t>(entry));
}

} // namespace casewright::ui
