// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpContents.h"

#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ThemeSizes.h"

#include <QListWidget>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int IdRole = Qt::UserRole;
constexpr int TextRole = Qt::UserRole + 1;

/// The words of HTML.
QString wordsOf(const QString& html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return QString(html).replace(tag, u" "_s).simplified();
}

} // namespace

HelpContents::HelpContents(const QList<HelpSection>& sections, QWidget* parent) : QFrame(parent)
{
    setLook(this, u"side-left"_s);
    m_search = new SearchField(tr("Search the help"), this);
    m_search->setObjectName(u"helpSearch"_s);
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setToolTip(tr("Shows the sections that have these words"));
    m_list = new QListWidget(this);
    m_list->setObjectName(u"helpContents"_s);
    m_list->setAccessibleName(tr("Contents of the help"));
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QString chapter;
    for (const HelpSection& section : sections) {
        if (section.chapter != chapter) {
            chapter = section.chapter;
            auto* const head = new QListWidgetItem(chapter, m_list);
            head->setFlags(Qt::NoItemFlags);
            head->setFont(fonts::text(size::SectionText, QFont::DemiBold));
        }
        auto* const item = new QListWidgetItem(section.title, m_list);
        item->setData(IdRole, section.id);
        item->setToolTip(section.tip);
    }
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::GapMiddle, size::GapMiddle, size::GapMiddle, size::GapMiddle);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &SearchField::searchChanged, this, &HelpContents::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &QListWidget::itemActivated, this, &HelpContents::textRequested);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item && !m_isSetting)
            Q_EMIT sectionChosen(item->data(IdRole).toString());
    });
}

void HelpContents::setText(const QString& section, const QString& html)
{
    if (QListWidgetItem* const item = itemOf(section))
        item->setData(TextRole, QString(item->text() + u' ' + item->toolTip() + u' ' + wordsOf(html)));
}

void HelpContents::setCurrent(const QString& section)
{
    m_isSetting = true;
    m_list->setCurrentItem(itemOf(section));
    m_isSetting = false;
}

QString HelpContents::search() const { return m_search->text().trimmed(); }

void HelpContents::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

/// Chapters without a section that has the text go too.
void HelpContents::filter(const QString& text)
{
    const QString wanted = text.trimmed();
    QListWidgetItem* head = nullptr;
    QListWidgetItem* first = nullptr;
    bool isCurrentIn = false;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* const item = m_list->item(row);
        if (item->data(IdRole).isNull()) {
            head = item;
            head->setHidden(true);
            continue;
        }
        const bool isIn = wanted.isEmpty() || item->data(TextRole).toString().contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!isIn);
        if (!isIn)
            continue;
        head->setHidden(false);
        first = first ? first : item;
        isCurrentIn = isCurrentIn || item == m_list->currentItem();
    }
    if (!isCurrentIn && first)
        m_list->setCurrentItem(first);
    Q_EMIT searched(wanted);
}

QListWidgetItem* HelpContents::itemOf(const QString& section) const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole).toString() == section)
            return m_list->item(row);
    }
    return nullptr;
}

} // namespace casewright::ui
