// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AuditPane.h"

#include "ui/simulation/FullCaseList.h"
#include "ui/simulation/ShareBar.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::Audit;

enum Column { Words, Value, Share };

QLabel* label(QWidget* parent, const QString& look)
{
    auto* const made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    setLook(made, look);
    return made;
}

QString numberOf(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

} // namespace

AuditPane::AuditPane(QWidget* parent) : QWidget(parent)
{
    m_card = new Card(tr("Audit"), this);
    m_verdict = new Pill(m_card);
    m_verdict->setObjectName(u"auditVerdict"_s);
    m_card->addToHeader(m_verdict);
    m_bar = new ShareBar(m_card);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(size::GapMiddle);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnStretch(Words, 1);
    m_card->body()->addWidget(m_bar);
    m_card->body()->addLayout(m_grid);
    m_full = new FullCaseList(m_card);
    m_card->body()->addWidget(m_full);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    addBin(&Audit::attached, Tone::Fine, u"auditAttached"_s, tr("attached to a case"), tr("In a case."));
    addBin(&Audit::alreadyAttached, Tone::Neutral, u"auditAlreadyAttached"_s, tr("already attached"),
           tr("Their case had them from an earlier run."));
    addBin(&Audit::overLimit, Tone::Loss, u"auditOverLimit"_s, tr("over the limit of a case"),
           {});
    showLimit();
    shownunits::follow(this, [this] { showLimit(); });
    addBin(&Audit::overMaxSignals, Tone::Loss, u"auditOverMaxSignals"_s, tr("over max signals"),
           tr("Documents that matched and never became alerts: more in a run than max signals, or in no look-back."));
    addBin(&Audit::overRunCap, Tone::Loss, u"auditOverRunCap"_s, tr("over the cap of a run"),
           tr("Alerts that exist, but the version hands only so many of a run to its actions."));
    addBin(&Audit::overwritten, Tone::Loss, u"auditOverwritten"_s, tr("overwritten by unknown"),
           tr("A group whose value is the word unknown was replaced by the alerts without the field."));
    addBin(&Audit::failed, Tone::Loss, u"auditFailed"_s, tr("in refused runs"),
           tr("Kibana refuses the whole run, for example because the title of a case is too long."));
    addBin(&Audit::muted, Tone::Loss, u"auditMuted"_s, tr("muted"), tr("Muted alerts reach no action."));
    addBin(&Audit::maintenanceWindow, Tone::Loss, u"auditMaintenanceWindow"_s, tr("maintenance window"),
           tr("Alerts in a maintenance window reach no action."));
    addSum(m_grid->rowCount());
    clear();
}

void AuditPane::addBin(std::uint64_t Audit::*number, Tone tone, const QString& name, const QString& words,
                       const QString& tip)
{
    const int row = m_grid->rowCount();
    Bin bin{.number = number, .words = label(m_card, u"hint"_s), .value = label(m_card, u"hint"_s),
            .share = label(m_card, u"hint"_s), .tone = tone};
    bin.words->setText(words);
    bin.words->setMinimumWidth(1);
    for (QLabel* const part : {bin.words, bin.value, bin.share})
        part->setToolTip(tip);
    bin.value->setObjectName(name);
    bin.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(bin.words, row, Words);
    m_grid->addWidget(bin.value, row, Value, Qt::AlignRight);
    m_grid->addWidget(bin.share, row, Share, Qt::AlignRight);
    m_bins.push_back(bin);
}

void AuditPane::showLimit()
{
    const auto bin = std::ranges::find(m_bins, &Audit::overLimit, &Bin::number);
    for (QLabel* const part : {bin->words, bin->value, bin->share})
        part->setToolTip(tr("A case takes %1 alerts. A batch that would pass that is left out whole.")
                             .arg(numberOf(engine::MaximumAlertsPerCase)));
}

void AuditPane::addSum(int row)
{
    auto* const line = new QFrame(m_card);
    setLook(line, u"rule"_s);
    m_grid->addWidget(line, row, Words, 1, Share + 1);
    auto* const words = label(m_card, u"strong"_s);
    words->setText(tr("sum"));
    m_sum = label(m_card, u"strong"_s);
    m_sum->setObjectName(u"auditSum"_s);
    m_grid->addWidget(words, row + 1, Words);
    m_grid->addWidget(m_sum, row + 1, Value, Qt::AlignRight);
}

void AuditPane::showAudit(const Audit& audit, std::uint64_t matched)
{
    showNumbers(audit);
    const bool sumsUp = audit.total() == matched;
    m_verdict->setStatus(sumsUp ? tr("✓ sums up to %1 matched").arg(numberOf(matched))
                                : tr("does not sum up: %1 matched").arg(numberOf(matched)),
                         sumsUp ? Tone::Fine : Tone::Loss);
}

void AuditPane::showAlerts(const Audit& audit)
{
    showNumbers(audit);
    m_verdict->setStatus(tr("alerts, each once a run"), Tone::Fine);
}

void AuditPane::showPart(const Audit& audit)
{
    showNumbers(audit);
    m_verdict->setStatus(tr("up to where it was stopped"), Tone::Limit);
}

void AuditPane::showLive(const Audit& audit)
{
    showNumbers(audit);
    m_verdict->setStatus(tr("until now"), Tone::Accent);
}

void AuditPane::showMoment(const Audit& audit)
{
    showNumbers(audit);
    m_verdict->setStatus(tr("until this moment"), Tone::Accent);
    m_verdict->setToolTip(tr("Documents over max signals count here only if no later run found them again"));
}

void AuditPane::clear()
{
    for (const Bin& bin : m_bins) {
        bin.value->setText(u"–"_s);
        bin.share->clear();
        setStyleTone(bin.value, Tone::Neutral);
    }
    m_sum->setText(u"–"_s);
    m_verdict->setStatus({});
    m_bar->setShares({});
}

void AuditPane::showNumbers(const Audit& audit)
{
    m_verdict->setToolTip({});
    const std::uint64_t total = audit.total();
    std::vector<ShareBar::Part> parts;
    for (const Bin& bin : m_bins) {
        const std::uint64_t number = audit.*bin.number;
        bin.value->setText(numberOf(number));
        bin.share->setText(number == 0 ? QString()
                                       : NumberText::percent(static_cast<double>(number) / static_cast<double>(total)));
        setStyleTone(bin.value, number == 0 ? Tone::Neutral : bin.tone);
        parts.push_back({.size = static_cast<double>(number), .tone = bin.tone});
    }
    m_sum->setText(numberOf(total));
    m_bar->setShares(std::move(parts));
}

} // namespace casewright::ui
