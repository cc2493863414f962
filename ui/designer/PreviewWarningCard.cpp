// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/PreviewWarningCard.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

PreviewWarningCard::PreviewWarningCard(QWidget* parent) : QFrame(parent)
{
    setLook(this, u"warning"_s);
    m_title = new QLabel(this);
    m_title->setObjectName(u"warningTitle"_s);
    setLook(m_title, u"banner"_s);
    m_text = new QLabel(this);
    m_text->setObjectName(u"warningText"_s);
    for (QLabel* const label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_row = new QWidget(this);
    auto* const flow = new FlowLayout(m_row);
    flow->setContentsMargins(0, size::GapSmall, 0, 0);
    flow->setSpacing(size::Gap);
    for (std::size_t i = 0; i < MostFixes; ++i) {
        m_buttons[i] = new QPushButton(m_row);
        m_buttons[i]->setObjectName(u"warningFix%1"_s.arg(i));
        flow->addWidget(m_buttons[i]);
        connect(m_buttons[i], &QPushButton::clicked, this, [this, i] {
            if (i < m_fixes.size())
                Q_EMIT fixChosen(analysis::PreviewFix(m_fixes[i]));
        });
    }
    m_run = new QPushButton(tr("Show the run"), m_row);
    m_run->setObjectName(u"warningRun"_s);
    m_run->setToolTip(tr("Simulates, and shows the run in which it is worst."));
    m_run->setProperty("flush", true); // begins where the text does, where it is in a line of its own
    setLook(m_run, u"link"_s);
    flow->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT runChosen(m_at); });
    m_why = new QPushButton(tr("Why?"), m_row);
    m_why->setObjectName(u"warningHelp"_s);
    m_why->setAccessibleName(tr("Why does this happen?"));
    m_why->setToolTip(tr("Opens the help where it explains this."));
    setLook(m_why, u"link"_s);
    flow->addWidget(m_why);
    connect(m_why, &QPushButton::clicked, this, [this] { Q_EMIT helpChosen(helpTopicOf(this)); });
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::GapMiddle, size::Gap, size::GapMiddle, size::Gap);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PreviewWarningCard::showWarning(const analysis::PreviewWarning& warning,
                                     const PreviewTexts::Terms& terms, std::uint64_t inNoCase, bool canMend)
{
    showText(PreviewTexts::isLoss(warning.kind) ? Tone::Loss : Tone::Limit, PreviewTexts::titleOf(warning, terms),
             PreviewTexts::textOf(warning, terms));
    setHelpTopic(this, PreviewTexts::helpOf(warning.kind));
    m_fixes = warning.fixes;
    m_at = warning.at;
    for (std::size_t i = 0; i < MostFixes; ++i) {
        const bool isThere = i < m_fixes.size();
        if (isThere) {
            m_buttons[i]->setText(QString(PreviewTexts::labelOf(m_fixes[i], inNoCase)).replace(u'&', u"&&"_s));
            m_buttons[i]->setToolTip(PreviewTexts::tipOf(m_fixes[i]));
            m_buttons[i]->setEnabled(canMend);
        }
        setShown(m_buttons[i], isThere);
    }
    setShown(m_row, true);
}

void PreviewWarningCard::showText(Tone tone, const QString& title, const QString& text)
{
    m_fixes.clear();
    m_title->setText(title);
    m_text->setText(text);
    setShown(m_text, !text.isEmpty());
    setShown(m_row, false);
    setAccessibleName(title);
    setAccessibleDescription(text);
    for (QWidget* const toned : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_title)}) {
        toned->setProperty("tone", toneName(tone));
        restyle(toned);
    }
}

QString PreviewWarningCard::title() const { return m_title->text(); }
QString PreviewWarningCard::text() const { return m_text->text(); }

} // namespace casewright::ui
