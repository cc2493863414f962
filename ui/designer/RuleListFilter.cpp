// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleListFilter.h"

#include "ui/models/RuleGroupModel.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeSizes.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int StateVersion = 2;
constexpr int WithoutFolds = 1; // the version of older programs
constexpr int LeastWidth = 68; ///< of either control, where the list is narrow

} // namespace

RuleListFilter::RuleListFilter(RuleGroupModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_tags(new QPushButton(this)),
      m_grouping(new ElidedComboBox(this))
{
    m_tags->setObjectName(u"ruleTagFilter"_s);
    m_tags->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    m_tags->setIconSize({size::TagIcon, size::TagIcon});
    m_tags->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    m_grouping->setObjectName(u"ruleGrouping"_s);
    m_grouping->setAccessibleName(tr("Groups of rules"));
    m_grouping->setToolTip(tr("Groups of rules"));
    // In the order of RuleGroupModel::Grouping.
    m_grouping->addItems({tr("No groups"), tr("By type"), tr("By tag")});
    for (QWidget* const part : {static_cast<QWidget*>(m_tags), static_cast<QWidget*>(m_grouping)}) {
        part->setMinimumWidth(LeastWidth);
        part->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(size::Gap);
    row->addWidget(m_tags, 2);
    row->addWidget(m_grouping, 3);
    connect(m_tags, &QPushButton::clicked, this, &RuleListFilter::showMenu);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model.setGrouping(static_cast<RuleGroupModel::Grouping>(index));
    });
    showTags();
}

void RuleListFilter::showMenu()
{
    auto* const menu = new QMenu(this);
    menu->setObjectName(u"ruleTagMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->installEventFilter(this);
    std::map<QString, int> tags = m_model.allTags();
    // Chosen ones that no rule has any more can be taken out too.
    for (const QString& tag : m_model.tags())
        tags.try_emplace(tag, 0);
    for (const auto& [tag, rules] : tags) {
        const QString name = QString(tag).replace(u'&', u"&&"_s);
        QAction* const action = menu->addAction(tr("%1 (%2)").arg(name, QString::number(rules)));
        action->setCheckable(true);
        action->setChecked(m_model.tags().contains(tag));
        action->setData(tag);
        connect(action, &QAction::toggled, this, [this, tag = tag](bool isChosen) {
            QStringList chosen = m_model.tags();
            chosen.removeAll(tag);
            if (isChosen)
                chosen.append(tag);
            choose(chosen);
        });
    }
    if (tags.empty())
        menu->addAction(tr("No rule has a tag"))->setEnabled(false);
    menu->addSeparator();
    QAction* const all = menu->addAction(tr("All tags"), this, &RuleListFilter::clearTags);
    all->setEnabled(!m_model.tags().isEmpty());
    menu->popup(m_tags->mapToGlobal(QPoint(0, m_tags->height())));
}

/// The menu stays open while tags are chosen.
bool RuleListFilter::eventFilter(QObject* watched, QEvent* event)
{
    auto* const menu = qobject_cast<QMenu*>(watched);
    const bool isPress = event->type() == QEvent::MouseButtonRelease
        || (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space);
    QAction* const action = menu && isPress ? menu->activeAction() : nullptr;
    if (!action || !action->isCheckable())
        return QWidget::eventFilter(watched, event);
    action->trigger();
    return true;
}

void RuleListFilter::clearTags() { choose({}); }

void RuleListFilter::choose(const QStringList& tags)
{
    m_model.setTags(tags);
    showTags();
    Q_EMIT tagsChanged();
}

void RuleListFilter::showTags()
{
    const QStringList& tags = m_model.tags();
    m_tags->setText(tags.isEmpty() ? tr("Tags") : tr("Tags: %1").arg(tags.size()));
    m_tags->setAccessibleName(tags.isEmpty() ? tr("Filter by tags") : tr("Filter by tags: %1").arg(tags.join(u", "_s)));
    m_tags->setToolTip(tags.isEmpty() ? tr("Show only rules with one of some tags")
                                      : tr("Rules with %1").arg(tags.join(tr(" or "))));
}

QByteArray RuleListFilter::state() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << StateVersion << static_cast<int>(m_model.grouping()) << m_model.tags() << m_model.folded();
    return bytes;
}

void RuleListFilter::restore(const QByteArray& state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    int version = 0;
    int grouping = 0;
    QStringList tags;
    QSet<QString> folded;
    stream >> version >> grouping >> tags;
    if (version != WithoutFolds)
        stream >> folded;
    const bool isKnown = version == StateVersion || version == WithoutFolds;
    if (stream.status() != QDataStream::Ok || !isKnown || grouping < 0 || grouping >= m_grouping->count())
        return;
    m_model.setFolded(folded);
    m_grouping->setCurrentIndex(grouping);
    choose(tags);
}

} // namespace casewright::ui
