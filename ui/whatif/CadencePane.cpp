// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/CadencePane.h"

#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfFindings.h"
#include "ui/models/CadenceModel.h"
#include "ui/models/SweepTexts.h"
#include "ui/whatif/CadencePlot.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

CadencePane::CadencePane(WhatIfSubject& subject, QWidget* parent)
    : QuestionPane(subject, Begin::AtOnce, parent), m_question(new WhatIfQuestion<analysis::Cadence>(this))
{
    watch(*m_question, tr("Running the rule at other intervals"), tr("Other intervals cannot be tried"));
    build();
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_plot->setMeasure(analysis::AllMeasures[static_cast<std::size_t>(index)]);
    });
    shownunits::follow(this, [this] { showAnswer(); });
}

QString CadencePane::name() const { return u"cadence"_s; }
QString CadencePane::title() const { return tr("Cadence"); }
void CadencePane::takeFocus() { m_plot->setFocus(); }

void CadencePane::build()
{
    auto* const picture = new Card(tr("Over the interval"), this);
    m_measure = new ElidedComboBox(this);
    m_measure->setObjectName(u"cadenceMeasure"_s);
    m_measure->setAccessibleName(tr("What the picture shows"));
    m_measure->setToolTip(tr("The number that the picture shows for each interval"));
    for (const analysis::Measure measure : analysis::AllMeasures)
        m_measure->addItem(SweepTexts::nameOf(measure));
    picture->addToHeader(m_measure);
    m_summary = wrappedLabel({}, picture, u"cadenceSummary"_s);
    m_plot = new CadencePlot(picture);
    m_plot->setObjectName(u"cadencePlot"_s);
    picture->body()->addWidget(m_summary);
    picture->body()->addWidget(m_plot, 1);
    auto* const numbers = new Card({}, this);
    numbers->setFlush(true);
    m_model = new CadenceModel(this);
    m_table = new QTableView(numbers);
    m_table->setObjectName(u"cadenceTable"_s);
    m_table->setAccessibleName(tr("What comes of each interval"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    numbers->body()->addWidget(m_table);
    auto* const parts = new QSplitter(Qt::Vertical, this);
    parts->setObjectName(u"cadenceSplitter"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(size::GapMiddle);
    setLook(parts, u"gap"_s);
    parts->addWidget(picture);
    parts->addWidget(numbers);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(progressLine());
    all->addWidget(parts, 1);
}

void CadencePane::ask(const analysis::SweepInput& input)
{
    m_question->ask([input](base::Progress& progress, const std::stop_token& stop) {
        return analysis::findCadence(input, analysis::usualIntervals(input.runs.rule), &progress, stop);
    });
}

void CadencePane::showAnswer()
{
    if (m_question->isRunning() && m_question->answer())
        return;
    const std::shared_ptr<const analysis::Cadence>& cadence = m_question->answer();
    m_model->setCadence(cadence);
    m_plot->setCadence(cadence);
    m_summary->setText(cadence ? toText(cadence->summary) : QString());
    Q_EMIT summaryChanged(cadence ? tr("%1 intervals · %2 s")
                                        .arg(NumberText::grouped(static_cast<qint64>(cadence->points.size())),
                                             NumberText::fixed(m_question->seconds(), 2))
                                  : QString());
}

void CadencePane::addTo(WhatIfFindings& findings) const { findings.cadence = m_question->answer(); }

void CadencePane::forget() { m_question->forget(); }

} // namespace casewright::ui
