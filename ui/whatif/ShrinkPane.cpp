// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/ShrinkPane.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/ScenarioFiles.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/whatif/SymptomForm.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/LongTable.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/WrappedLabel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int FieldsShown = 6;

} // namespace

ShrinkPane::ShrinkPane(WhatIfSubject& subject, QWidget* parent)
    : QuestionPane(subject, Begin::OnRequest, parent), m_question(new WhatIfQuestion<ShrunkHistory>(this)),
      m_files(new ScenarioFiles(subject.sources(), this)), m_fields(new FieldChoiceModel(this))
{
    watch(*m_question, tr("Leaving out alerts"), tr("The alerts were not shrunk"));
    build();
    connect(m_form, &SymptomForm::wanted, this, &ShrinkPane::askAnew);
    connect(m_files, &ScenarioFiles::written, this, [this](const QString& path) {
        Q_EMIT statusChanged(tr("Saved as scenario %1").arg(QFileInfo(path).fileName()));
    });
    connect(m_files, &ScenarioFiles::failed, this, [this](const QString&, const base::Error& error) {
        Q_EMIT failed(tr("The scenario was not saved"), toText(error));
    });
    shownunits::follow(this, [this] { showAnswer(); });
    showAnswer();
}

QString ShrinkPane::name() const { return u"shrink"_s; }
QString ShrinkPane::title() const { return tr("Shrink"); }
void ShrinkPane::takeFocus() { m_form->setFocus(); }

void ShrinkPane::build()
{
    m_form = new SymptomForm(*m_fields, this);
    m_empty = new EmptyState(u"file"_s, tr("What went wrong, in a few alerts"),
                             tr("Choose what you have seen. Alerts are left out as long as it still happens; the few "
                                "that remain make a scenario file for a test or a bug report."),
                             this);
    m_result = makeResult();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_result);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(m_form);
    all->addWidget(progressLine());
    all->addWidget(m_stack, 1);
}

QPushButton* ShrinkPane::addSave(const QString& objectName, const QString& text, const QString& tip,
                                 bool isUntilMended)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, isUntilMended] { askWhere(isUntilMended); });
    return button;
}

QWidget* ShrinkPane::makeResult()
{
    auto* const result = new QWidget(this);
    auto* const words = new Card({}, result);
    m_what = wrappedLabel(u"strong"_s, words, u"shrinkWhat"_s);
    m_text = wrappedLabel({}, words, u"shrinkText"_s);
    m_saveThere = addSave(u"shrinkSave"_s, tr("Save scenario..."),
                          tr("A scenario file that passes as long as this happens: what is known stays known"), false);
    m_saveMended = addSave(u"shrinkSaveMended"_s, tr("Save as bug report..."),
                           tr("A scenario file that fails until this does not happen any more"), true);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addWidget(m_saveThere);
    buttons->addWidget(m_saveMended);
    buttons->addStretch(1);
    words->body()->addWidget(m_what);
    words->body()->addWidget(m_text);
    words->body()->addLayout(buttons);
    auto* const alerts = new Card(tr("Alerts that are left"), result);
    alerts->setFlush(true);
    m_model = new DocumentTableModel(this);
    m_table = new LongTable(alerts);
    m_table->setObjectName(u"shrinkTable"_s);
    m_table->setAccessibleName(tr("Alerts that are left"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(DocumentTableModel::TimeColumn, new TimeDelegate(m_table));
    alerts->body()->addWidget(m_table);
    auto* const all = new QVBoxLayout(result);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(words);
    all->addWidget(alerts, 1);
    return result;
}

void ShrinkPane::setInSight(bool isInSight)
{
    const store::StoredSource* const source = m_subject.source();
    if (isInSight && source && m_fields->alerts() != m_subject.alerts())
        m_fields->setAlerts(m_subject.alerts(), toText(source->name));
    QuestionPane::setInSight(isInSight);
}

void ShrinkPane::ask(const analysis::SweepInput& input)
{
    m_question->ask([input, symptom = m_form->symptom()](base::Progress& progress, const std::stop_token& stop) {
        return shrinkHistory(input, symptom, progress, stop);
    });
}

void ShrinkPane::showAnswer()
{
    const std::shared_ptr<const ShrunkHistory>& history = m_question->answer();
    m_form->setRunning(m_question->isRunning());
    m_stack->setCurrentWidget(history ? m_result : static_cast<QWidget*>(m_empty));
    m_result->setEnabled(!m_question->isRunning());
    if (!history) {
        m_model->setTable(nullptr, {});
        Q_EMIT summaryChanged({});
        return;
    }
    m_what->setText(toText(history->shrunk.what));
    const QString error = history->error ? u' ' + toText(*history->error) : QString();
    m_text->setText(toText(history->shrunk.text) + error);
    m_saveThere->setEnabled(history->whileThere != nullptr);
    m_saveMended->setEnabled(history->untilMended != nullptr);
    const std::shared_ptr<const LoadedAlerts> alerts = m_subject.alerts();
    m_model->setTable(history->shrunk.table,
                      alerts ? DocumentTableModel::sensibleFields(alerts->fields, FieldsShown) : QStringList());
    m_table->setColumnWidth(DocumentTableModel::TimeColumn,
                            m_table->fontMetrics().horizontalAdvance(TimeText::second(0)) + 3 * size::GapLarge);
    const auto runs = static_cast<qint64>(history->shrunk.simulations);
    Q_EMIT summaryChanged(tr("%1 of %2 · %3 · %4 s")
                              .arg(NumberText::grouped(static_cast<qint64>(history->shrunk.rows.size())),
                                   CaseText::alerts(history->alertsBefore),
                                   runs == 1 ? tr("1 simulation") : tr("%1 simulations").arg(NumberText::grouped(runs)),
                                   NumberText::fixed(m_question->seconds(), 2)));
}

void ShrinkPane::setSymptom(const analysis::Symptom& symptom) { m_form->setSymptom(symptom); }

void ShrinkPane::forget() { m_question->forget(); }

void ShrinkPane::askWhere(bool isUntilMended)
{
    auto* const dialog = new QFileDialog(window(), tr("Save as scenario"), m_folder,
                                         tr("Scenario files (*.json);;All files (*)"));
    dialog->setObjectName(u"saveShrunkDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"scenario.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, isUntilMended](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        saveTo(path, isUntilMended);
    });
    dialog->open();
}

void ShrinkPane::saveTo(const QString& path, bool isUntilMended)
{
    const std::shared_ptr<const ShrunkHistory>& history = m_question->answer();
    if (const auto text = !history ? nullptr : isUntilMended ? history->untilMended : history->whileThere)
        m_files->writeText(text, path);
}

} // namespace casewright::ui
