// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpPage.h"

#include "ui/shell/HelpText.h"
#include "ui/shell/VersionsHtml.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

const QString VersionsAnchor = u"versions"_s;

} // namespace

HelpPage::HelpPage(const ActionTable& actions, QWidget* parent) : QWidget(parent), m_actions(actions)
{
    setObjectName(u"helpPage"_s);
    auto* const title = new QLabel(tr("Help"), this);
    setLook(title, u"title"_s);
    m_back = new QPushButton(icons::icon(u"chevron-left"_s), tr("Back"), this);
    m_back->setObjectName(u"helpBack"_s);
    m_text = new QTextBrowser(this);
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Help"));
    m_text->setOpenLinks(false);
    m_text->setLineWrapMode(QTextEdit::FixedPixelWidth);
    m_text->setLineWrapColumnOrWidth(size::HelpText);
    setLook(m_text, u"help"_s);
    setFocusProxy(m_text);
    auto* const header = new QHBoxLayout;
    header->addWidget(title);
    header->addStretch();
    header->addWidget(m_back);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    layout->setSpacing(size::GapMiddle);
    layout->addLayout(header);
    layout->addWidget(m_text, 1);
    connect(m_back, &QPushButton::clicked, this, &HelpPage::closeRequested);
}

void HelpPage::refresh()
{
    const ThemeColors& colors = ThemeColors::current();
    m_text->document()->setDocumentMargin(size::GapLarge);
    m_text->document()->setDefaultStyleSheet(
        u"h2, p, li, td { color: %1; } li, p { line-height: 140%; } td { padding-right: %2px; }"_s
            .arg(colors.text.name())
            .arg(size::GapLarge));
    m_text->setHtml(helpHtml() + u"<h2><a name=\"%1\"></a>%2</h2>"_s.arg(VersionsAnchor, tr("Versions of Kibana"))
                    + versionsHtml(m_version) + u"<h2>"_s + tr("Keys") + u"</h2><table>"_s + shortcutRows()
                    + u"</table>"_s);
}

void HelpPage::setVersion(const QString& name)
{
    m_version = name;
    if (!isVisible())
        return;
    const int place = m_text->verticalScrollBar()->value();
    refresh();
    m_text->verticalScrollBar()->setValue(place);
}

void HelpPage::showVersions() { m_text->scrollToAnchor(VersionsAnchor); }

void HelpPage::setBackOffered(bool isOffered) { m_back->setVisible(isOffered); }

QString HelpPage::text() const { return m_text->toPlainText(); }

void HelpPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        refresh();
}

void HelpPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

QString HelpPage::shortcutRows() const
{
    QString rows;
    for (const QAction* const action : m_actions.actions()) {
        if (action->shortcut().isEmpty())
            continue;
        rows += u"<tr><td>%1</td><td>%2</td><td>%3</td></tr>"_s.arg(
            action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
            ActionTable::plainText(action).toHtmlEscaped(), m_actions.spec(action).tip.toHtmlEscaped());
    }
    return rows;
}

} // namespace casewright::ui
