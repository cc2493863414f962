// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/TruthPane.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfFindings.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/SweepTexts.h"
#include "ui/models/TruthScoreModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int NumberWidth = 104;   ///< of columns: "Completeness"

} // namespace

TruthPane::TruthPane(WhatIfSubject& subject, QWidget* parent)
    : QuestionPane(subject, Begin::OnRequest, parent), m_question(new WhatIfQuestion<analysis::TruthTable>(this)),
      m_fields(new FieldChoiceModel(this))
{
    watch(*m_question, tr("Scoring settings"), tr("The settings were not scored"));
    build();
    connect(m_score, &QPushButton::clicked, this, &TruthPane::scoreByField);
    connect(m_field, &QLineEdit::returnPressed, this, &TruthPane::scoreByField);
    connect(m_field, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_score->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_file, &QPushButton::clicked, this, &TruthPane::askForFile);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { compare(m_sorted->mapToSource(index).row()); });
    shownunits::follow(this, [this] { showAnswer(); });
    showAnswer();
}

QString TruthPane::name() const { return u"truth"_s; }
QString TruthPane::title() const { return tr("Ground truth"); }
void TruthPane::takeFocus() { m_field->setFocus(); }

void TruthPane::build()
{
    m_field = new FieldPicker(
        tr("Field that says which alerts belong together"), m_fields,
        [](const QModelIndex& field) { return field.data(FieldChoiceModel::TypeRole).toString(); }, this);
    m_field->setObjectName(u"truthField"_s);
    m_field->setPlaceholderText(tr("Field, such as labels.phase"));
    m_field->setToolTip(tr("Alerts with the same value belong together"));
    m_field->setMinimumWidth(size::RuleList);
    m_field->setMaximumWidth(size::CaseSidebar);
    m_score = new QPushButton(tr("Score"), this);
    m_score->setObjectName(u"truthScore"_s);
    m_score->setToolTip(tr("Score all fields and windows by this field"));
    m_score->setEnabled(false);
    setLook(m_score, u"primary"_s);
    m_file = new QPushButton(tr("By a file..."), this);
    m_file->setObjectName(u"truthFile"_s);
    m_file->setToolTip(tr("CSV or TSV with the columns _id and label, or JSON lines with them"));
    m_summary = wrappedLabel(u"muted"_s, this, u"truthSummary"_s);
    auto* const source = new QHBoxLayout;
    source->setSpacing(size::Gap);
    source->addWidget(m_field, 1);
    source->addWidget(m_score);
    source->addWidget(m_file);
    source->addWidget(m_summary, 2);
    m_empty = new EmptyState(u"check"_s, tr("Which alerts belong together?"),
                             tr("Choose a field or a file that says so, such as an attack phase or an incident. All "
                                "fields and windows are scored by how well their cases agree with it."),
                             this);
    auto* const card = new Card({}, this);
    card->setFlush(true);
    m_table = new QTableView(card);
    card->body()->addWidget(m_table);
    makeTable();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(card);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addLayout(source);
    all->addWidget(progressLine());
    all->addWidget(m_stack, 1);
}

void TruthPane::makeTable()
{
    m_model = new TruthScoreModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(TruthScoreModel::SortRole);
    m_table->setObjectName(u"truthTable"_s);
    m_table->setAccessibleName(tr("Scores of settings"));
    m_table->setModel(m_sorted);
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(TruthScoreModel::Rand, Qt::DescendingOrder);
    QHeaderView* const columns = m_table->horizontalHeader();
    columns->setStretchLastSection(false);
    columns->setDefaultSectionSize(NumberWidth);
    columns->setSectionResizeMode(TruthScoreModel::Field, QHeaderView::Stretch);
}

void TruthPane::setInSight(bool isInSight)
{
    const store::StoredSource* const source = m_subject.source();
    if (isInSight && source && m_fields->alerts() != m_subject.alerts())
        m_fields->setAlerts(m_subject.alerts(), toText(source->name));
    QuestionPane::setInSight(isInSight);
}

void TruthPane::scoreByField()
{
    const QString field = m_field->text().trimmed();
    if (field.isEmpty())
        return;
    m_source = {.field = toUtf8(field)};
    askAnew();
}

void TruthPane::askForFile()
{
    auto* const dialog = new QFileDialog(window(), tr("Which alerts belong together"), m_folder,
                                         tr("Labels (*.csv *.tsv *.ndjson *.jsonl *.json);;All files (*)"));
    dialog->setObjectName(u"truthFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TruthPane::scoreByFile);
    dialog->open();
}

void TruthPane::scoreByFile(const QString& path)
{
    m_folder = QFileInfo(path).absolutePath();
    m_source = {.field = {}, .path = path};
    askAnew();
}

void TruthPane::ask(const analysis::SweepInput& input)
{
    const std::shared_ptr<const LoadedAlerts> alerts = m_subject.alerts();
    if (!alerts || (m_source.field.empty() && m_source.path.isEmpty()))
        return;
    m_question->ask([input, alerts, source = m_source](base::Progress& progress, const std::stop_token& stop) {
        return scoreFields(input, alerts->fields, source, progress, stop);
    });
}

void TruthPane::showAnswer()
{
    if (m_question->isRunning() && m_question->answer())
        return;
    const std::shared_ptr<const analysis::TruthTable>& scores = m_question->answer();
    m_model->setScores(scores);
    m_stack->setCurrentIndex(scores ? 1 : 0);
    if (!scores || scores->settings.empty()) {
        m_summary->setText({});
        Q_EMIT summaryChanged({});
        return;
    }
    const QString best = scores->best ? SweepTexts::nameOf(scores->settings[*scores->best].setting) : tr("none");
    const auto count = static_cast<qint64>(scores->labels.size());
    const QString labels = count == 1 ? tr("1 label") : tr("%1 labels").arg(NumberText::grouped(count));
    m_summary->setText(tr("%1 of %2. Best: %3.").arg(labels, sourceText(), best));
    Q_EMIT summaryChanged(tr("%1 · %2 s")
                              .arg(SweepTexts::settings(scores->settings.size()),
                                   NumberText::fixed(m_question->seconds(), 2)));
}

QString TruthPane::sourceText() const
{
    return m_source.field.empty() ? QFileInfo(m_source.path).fileName() : toText(m_source.field);
}

void TruthPane::addTo(WhatIfFindings& findings) const
{
    findings.truth = sourceText();
    findings.scores = m_question->answer();
}

void TruthPane::forget() { m_question->forget(); }

void TruthPane::compare(int row)
{
    const std::optional<analysis::SweptSetting> setting = m_model->settingAt(row);
    if (!setting)
        return;
    m_subject.choose(*setting);
    Q_EMIT paneRequested(u"compare"_s);
}

} // namespace casewright::ui
