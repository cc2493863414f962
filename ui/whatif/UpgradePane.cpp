// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/UpgradePane.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/VersionTexts.h"
#include "ui/bridge/WhatIfFindings.h"
#include "ui/models/UpgradeModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListWidget>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

UpgradePane::UpgradePane(WhatIfSubject& subject, QWidget* parent)
    : QuestionPane(subject, Begin::AtOnce, parent), m_question(new WhatIfQuestion<UpgradeReport>(this))
{
    watch(*m_question, tr("Running the rules under both versions"), tr("The versions cannot be compared"));
    build();
    for (QComboBox* const chooser : {m_from, m_to})
        connect(chooser, &QComboBox::activated, this, [this] {
            m_isChosen = true;
            askAnew();
        });
    const auto begin = [this] { askAnew(); };
    connect(&m_subject.rules(), &RuleDocuments::added, this, begin);
    connect(&m_subject.rules(), &RuleDocuments::removed, this, begin);
    connect(&m_subject.rules(), &RuleDocuments::changed, this, begin);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UpgradePane::showSentences);
    shownunits::follow(this, [this] { showAnswer(); });
}

QString UpgradePane::name() const { return u"upgrade"_s; }
QString UpgradePane::title() const { return tr("Upgrade"); }
void UpgradePane::takeFocus() { m_to->setFocus(); }

QComboBox* UpgradePane::addVersions(const QString& objectName, const QString& label)
{
    auto* const chooser = new ElidedComboBox(this);
    chooser->setObjectName(objectName);
    chooser->setAccessibleName(label);
    chooser->setToolTip(label);
    for (const QString& version : versionNames())
        chooser->addItem(tr("Kibana %1").arg(version), version);
    return chooser;
}

/// The table of rules.
QWidget* UpgradePane::makeRules()
{
    auto* const rules = new Card({}, this);
    rules->setFlush(true);
    m_model = new UpgradeModel(this);
    m_table = new QTableView(rules);
    m_table->setObjectName(u"upgradeTable"_s);
    m_table->setAccessibleName(tr("What another version changes, by rule"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView* const columns = m_table->horizontalHeader();
    columns->setStretchLastSection(false);
    columns->setSectionResizeMode(QHeaderView::ResizeToContents);
    columns->setSectionResizeMode(UpgradeModel::Rule, QHeaderView::Interactive);
    columns->setSectionResizeMode(UpgradeModel::Change, QHeaderView::Stretch);
    columns->resizeSection(UpgradeModel::Rule, size::RuleList);
    rules->body()->addWidget(m_table);
    return rules;
}

void UpgradePane::build()
{
    m_from = addVersions(u"upgradeFrom"_s, tr("Version that there is"));
    m_to = addVersions(u"upgradeTo"_s, tr("Version to come"));
    m_to->setCurrentIndex(m_to->findData(newestVersion()));
    auto* const to = new QLabel(tr("to"), this);
    setLook(to, u"muted"_s);
    m_summary = wrappedLabel(u"muted"_s, this, u"upgradeSummary"_s);
    auto* const versions = new QHBoxLayout;
    versions->setSpacing(size::Gap);
    versions->addWidget(m_from);
    versions->addWidget(to);
    versions->addWidget(m_to);
    versions->addSpacing(size::Gap);
    versions->addWidget(m_summary, 1);
    QWidget* const rules = makeRules();
    auto* const details = new Card(tr("What changes for the rule"), this);
    m_sentences = new QListWidget(details);
    m_sentences->setObjectName(u"upgradeSentences"_s);
    m_sentences->setAccessibleName(tr("What changes for the chosen rule"));
    m_sentences->setFrameShape(QFrame::NoFrame);
    m_sentences->setWordWrap(true);
    details->body()->addWidget(m_sentences);
    auto* const parts = new QSplitter(Qt::Vertical, this);
    parts->setObjectName(u"upgradeSplitter"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(size::GapMiddle);
    setLook(parts, u"gap"_s);
    parts->addWidget(rules);
    parts->addWidget(details);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addLayout(versions);
    all->addWidget(progressLine());
    all->addWidget(parts, 1);
}

void UpgradePane::setInSight(bool isInSight)
{
    if (isInSight && !this->isInSight() && !m_isChosen) {
        const int now = m_from->findData(toText(m_subject.now().profile));
        // Nothing is newer than the newest: what did its upgrade change?
        m_from->setCurrentIndex(now == m_to->findData(newestVersion()) ? std::max(now - 1, 0) : now);
    }
    QuestionPane::setInSight(isInSight);
}

void UpgradePane::ask(const analysis::SweepInput& input)
{
    const base::Result<rules::VersionProfile> from = rules::versionProfile(toUtf8(m_from->currentData().toString()));
    const base::Result<rules::VersionProfile> to = rules::versionProfile(toUtf8(m_to->currentData().toString()));
    if (!from || !to)
        return;
    std::vector<analysis::SweepInput> inputs;
    for (const store::StoredRule& stored : m_subject.rules().rules()) {
        if (!stored.rule.casesAction)
            continue;
        analysis::SweepInput& each = inputs.emplace_back(input);
        each.runs.rule = stored.rule;
        each.action.action = *stored.rule.casesAction;
    }
    m_question->ask([inputs = std::move(inputs), from = *from, to = *to](
                        base::Progress& progress, const std::stop_token& stop) {
        return upgradeReport(inputs, from, to, progress, stop);
    });
}

void UpgradePane::showAnswer()
{
    if (m_question->isRunning() && m_question->answer())
        return;
    const std::shared_ptr<const UpgradeReport>& report = m_question->answer();
    m_model->setReport(report);
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    showSentences();
    const int changed = m_model->changedCount();
    if (!report)
        m_summary->setText({});
    else if (report->from == report->to)
        m_summary->setText(tr("Both are the same version."));
    else if (changed == 0)
        m_summary->setText(tr("Nothing changes for any rule over these alerts."));
    else
        m_summary->setText(m_model->rowCount() == 1
                               ? tr("Something changes for the rule over these alerts.")
                               : tr("Something changes for %1 of %2 rules over these alerts.")
                                     .arg(NumberText::grouped(changed), NumberText::grouped(m_model->rowCount())));
    Q_EMIT summaryChanged(report ? tr("%1 s").arg(NumberText::fixed(m_question->seconds(), 2)) : QString());
}

void UpgradePane::showSentences()
{
    m_sentences->clear();
    m_sentences->addItems(m_model->sentences(m_table->currentIndex().row()));
}

void UpgradePane::addTo(WhatIfFindings& findings) const { findings.upgrade = m_question->answer(); }

void UpgradePane::forget() { m_question->forget(); }

} // namespace casewright::ui
