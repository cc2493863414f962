// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/FirstCaseView.h"

#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/MarkdownView.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Dimmed = 0.55;
constexpr int MostLines = 12;        ///< of a description before it scrolls
constexpr qsizetype LongestTag = 48; ///< characters that are shown of one

QLabel* words(const QString& name, const QString& look, QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a word longer than the line does not widen the form
    setLook(label, look);
    return label;
}

} // namespace

FirstCaseView::FirstCaseView(QWidget* parent) : QFrame(parent)
{
    setObjectName(u"firstCase"_s);
    setLook(this, u"inset"_s);
    auto* const heading = new QLabel(tr("THE FIRST CASE"), this);
    setLook(heading, u"section"_s);
    m_time = new QLabel(this);
    m_time->setObjectName(u"firstCaseTime"_s);
    setLook(m_time, u"hint"_s);
    auto* const header = new QHBoxLayout;
    header->setSpacing(size::Gap);
    header->addWidget(heading);
    header->addStretch();
    header->addWidget(m_time);
    m_title = words(u"firstCaseTitle"_s, u"strong"_s, this);
    m_description = new MarkdownView(tr("Description of the first case"), this);
    m_description->setObjectName(u"firstCaseDescription"_s);
    m_description->setFont(fonts::text(size::HintText));
    m_description->setFocusPolicy(Qt::NoFocus); // it is only looked at
    m_description->setProperty("reachedOtherwise", true);
    m_description->setMost(MostLines * m_description->fontMetrics().lineSpacing());
    m_facts = words(u"firstCaseFacts"_s, u"hint"_s, this);
    m_tagBox = new QWidget(this);
    m_tagBox->setObjectName(u"firstCaseTags"_s);
    new FlowLayout(m_tagBox);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_tagBox->setSizePolicy(policy);
    for (qsizetype i = 0; i <= MostTags; ++i) {
        m_tags.push_back(new Pill(m_tagBox, Pill::Look::Tag));
        m_tagBox->layout()->addWidget(m_tags.back());
    }
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(size::GapMiddle, size::Gap, size::GapMiddle, size::Gap);
    all->setSpacing(size::GapSmall);
    all->addLayout(header);
    all->addWidget(m_title);
    all->addWidget(m_description);
    all->addWidget(m_tagBox);
    all->addWidget(m_facts);
    m_dim = new QGraphicsOpacityEffect(this);
    m_dim->setOpacity(Dimmed);
    m_dim->setEnabled(false);
    setGraphicsEffect(m_dim);
}

void FirstCaseView::showCase(const analysis::PreviewCase& shown, const std::vector<NewCaseTexts::Fact>& facts)
{
    m_title->setText(breakableText(printableText(shown.title)));
    m_description->showMarkdown(toText(shown.description));
    m_facts->setText(breakableText(NewCaseTexts::line(facts)));
    m_time->setText(tr("opens %1").arg(TimeText::shortly(shown.createdAt.milliseconds)));
    m_time->setToolTip(TimeText::exactly(shown.createdAt.milliseconds));
    QStringList tags;
    for (const std::string& tag : shown.tags)
        tags.append(printableText(tag));
    showTags(tags);
    for (QWidget* const part : {static_cast<QWidget*>(m_description), m_tagBox, static_cast<QWidget*>(m_facts)})
        setShown(part, true);
    setAccessibleName(tr("The first case: %1").arg(printableText(shown.title)));
}

void FirstCaseView::showTags(const QStringList& tags)
{
    const qsizetype count = std::min(tags.size(), MostTags);
    for (qsizetype i = 0; i < MostTags; ++i) {
        Pill* const pill = m_tags[static_cast<std::size_t>(i)];
        const QString tag = i < count ? tags[i] : QString();
        const bool isLong = tag.size() > LongestTag;
        pill->setStatus(isLong ? QString(tag.left(LongestTag) + u'…') : tag);
        pill->setToolTip(isLong ? tag : QString());
    }
    const qsizetype more = tags.size() - count;
    m_tags.back()->setStatus(more > 0 ? tr("and %1 more").arg(NumberText::grouped(more)) : QString());
    m_tags.back()->setToolTip(tags.mid(count).join(u'\n'));
}

void FirstCaseView::showNone(const QString& why)
{
    m_time->clear();
    m_title->setText(why);
    for (QWidget* const part : {static_cast<QWidget*>(m_description), m_tagBox, static_cast<QWidget*>(m_facts)})
        setShown(part, false);
    setAccessibleName(tr("The first case: %1").arg(why));
}

void FirstCaseView::setStale(bool isStale) { m_dim->setEnabled(isStale); }

} // namespace casewright::ui
