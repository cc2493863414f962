// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpPage.h"

#include "ui/shell/HelpBrowser.h"
#include "ui/shell/HelpContents.h"
#include "ui/shell/HelpMarkup.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

HelpPage::HelpPage(ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_actions(actions),
      m_sections(helpSections()),
      m_numbers(helpNumbers({}))
{
    setObjectName(u"helpPage"_s);
    m_contents = new HelpContents(m_sections, this);
    m_contents->setFixedWidth(size::RuleList);
    m_text = new HelpBrowser(this);
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Help"));
    setFocusProxy(m_text);
    auto* const column = new QWidget(this);
    column->setMaximumWidth(size::HelpText + 2 * size::PageMargin);
    auto* const right = new QVBoxLayout(column);
    right->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    right->setSpacing(size::GapMiddle);
    right->addWidget(header());
    right->addWidget(m_text, 1);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_contents);
    layout->addWidget(column, 1);
    layout->addStretch(0);
    for (QWidget* const part : findChildren<QWidget*>())
        part->installEventFilter(this);
    connect(m_contents, &HelpContents::sectionChosen, this, [this](const QString& section) {
        m_section = section;
        write();
    });
    connect(m_contents, &HelpContents::searched, m_text, &HelpBrowser::mark);
    connect(m_contents, &HelpContents::textRequested, m_text, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpPage::follow);
    shownunits::follow(this, [this] {
        if (isVisible())
            writeAgain();
    });
}

QWidget* HelpPage::header()
{
    auto* const title = new QLabel(tr("Help"), this);
    setLook(title, u"title"_s);
    m_back = new QPushButton(icons::icon(u"chevron-left"_s), tr("Back"), this);
    m_back->setObjectName(u"helpBack"_s);
    m_back->setToolTip(tr("Where you were before (Alt+Left); Esc leaves the help"));
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_back);
    connect(m_back, &QPushButton::clicked, this, &HelpPage::goBack);
    return row;
}

const HelpSection* HelpPage::find(const QString& section) const
{
    for (const HelpSection& known : m_sections) {
        if (known.id == section)
            return &known;
    }
    return nullptr;
}

QString HelpPage::htmlOf(const HelpSection& section) const
{
    return section.html ? section.html(m_numbers) : u"<table>%1</table>"_s.arg(shortcutRows());
}

void HelpPage::showSection(const QString& section)
{
    m_before.clear();
    m_section = find(section) ? section : m_sections.front().id;
    tellContents();
    write();
}

/// What is searched in: actions may have come meanwhile, and numbers differ from version to version.
void HelpPage::tellContents()
{
    for (const HelpSection& section : m_sections)
        m_contents->setText(section.id, htmlOf(section));
}

void HelpPage::write()
{
    const HelpSection* const section = find(m_section);
    if (!section)
        return;
    m_contents->setCurrent(m_section);
    m_text->showSection(u"<h2>%1</h2>"_s.arg(section->title) + htmlOf(*section), m_numbers);
    m_text->mark(m_contents->search());
    m_back->setVisible(m_isBackOffered || !m_before.isEmpty());
}

void HelpPage::setVersion(const QString& name)
{
    m_numbers = helpNumbers(name);
    if (!isVisible())
        return;
    tellContents();
    writeAgain();
}

/// Where the person looks.
void HelpPage::writeAgain()
{
    const int place = m_text->verticalScrollBar()->value();
    write();
    m_text->verticalScrollBar()->setValue(place);
}

void HelpPage::setBackOffered(bool isOffered)
{
    m_isBackOffered = isOffered;
    m_back->setVisible(m_isBackOffered || !m_before.isEmpty());
}

void HelpPage::go(const QString& section)
{
    if (!find(section) || section == m_section)
        return;
    m_before.append(m_section);
    m_section = section;
    write();
}

void HelpPage::goBack()
{
    if (m_before.isEmpty()) {
        Q_EMIT closeRequested();
        return;
    }
    m_section = m_before.takeLast();
    write();
}

void HelpPage::follow(const QUrl& link)
{
    const QString target = link.toString();
    if (target.startsWith(HelpMarkup::SectionScheme))
        go(target.sliced(HelpMarkup::SectionScheme.size()));
    else if (QAction* const action = m_actions.action(target.sliced(HelpMarkup::ActionScheme.size())))
        action->trigger();
}

void HelpPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        writeAgain();
}

/// Alt+Left is the help's here, whatever else has it.
bool HelpPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* const key = static_cast<QKeyEvent*>(event);
    const bool isBack = key->key() == Qt::Key_Left && key->modifiers().testFlag(Qt::AltModifier);
    const bool isFind = key->matches(QKeySequence::Find);
    const auto* const field = qobject_cast<const QLineEdit*>(watched);
    const bool isOut = key->key() == Qt::Key_Escape && !(field && !field->text().isEmpty());
    if (!isBack && !isFind && !isOut)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (isFind)
        m_contents->focusSearch();
    else if (isBack)
        goBack();
    else
        Q_EMIT closeRequested();
    return true;
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
