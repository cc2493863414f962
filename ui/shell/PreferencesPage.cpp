// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/PreferencesPage.h"

#include "ui/bridge/Preferences.h"
#include "ui/bridge/VersionTexts.h"
#include "ui/shell/TimeZoneEdit.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int FieldWidth = 320;
constexpr int ClockMilliseconds = 1'000;

} // namespace

PreferencesPage::PreferencesPage(Theme& theme, Preferences& preferences, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_preferences(preferences), m_clock(new QTimer(this))
{
    setObjectName(u"preferencesPage"_s);
    auto* const column = new QWidget(this);
    setLook(column, u"page"_s);
    auto* const cards = new QVBoxLayout(column);
    cards->setContentsMargins(size::PageMargin, 0, size::PageMargin, size::GapLarge);
    cards->setSpacing(size::GapMiddle);
    for (Card* const card : {looks(), units(), work()}) {
        card->setMaximumWidth(size::Form);
        cards->addWidget(card);
    }
    cards->addStretch(1);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(column);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, size::GapLarge, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(header());
    all->addWidget(scroll, 1);
    setFocusProxy(m_looks);
    m_clock->setInterval(ClockMilliseconds);
    connect(m_clock, &QTimer::timeout, this, &PreferencesPage::showTime);
    connect(&m_theme, &Theme::chosen, this, &PreferencesPage::showChoices);
    connect(&m_preferences, &Preferences::changed, this, &PreferencesPage::showChoices);
    showChoices();
}

QWidget* PreferencesPage::header()
{
    auto* const title = new QLabel(tr("Preferences"), this);
    setLook(title, u"title"_s);
    auto* const shortcuts = new QPushButton(tr("Keyboard shortcuts..."), this);
    shortcuts->setObjectName(u"preferencesShortcuts"_s);
    shortcuts->setToolTip(tr("All commands with their keys, to be changed"));
    auto* const reset = new QPushButton(tr("Reset all"), this);
    reset->setObjectName(u"resetPreferences"_s);
    reset->setToolTip(tr("Everything on this page as it was at the first start"));
    auto* const back = new QPushButton(icons::icon(u"chevron-left"_s), tr("Back"), this);
    back->setObjectName(u"preferencesBack"_s);
    auto* const row = new QWidget(this);
    row->setMaximumWidth(size::Form + 2 * size::PageMargin);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(size::PageMargin, 0, size::PageMargin, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(shortcuts);
    layout->addWidget(reset);
    layout->addWidget(back);
    connect(shortcuts, &QPushButton::clicked, this, &PreferencesPage::shortcutsRequested);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_theme.choose(Theme::Choice::System);
        m_preferences.reset();
    });
    connect(back, &QPushButton::clicked, this, &PreferencesPage::closeRequested);
    return row;
}

Card* PreferencesPage::looks()
{
    auto* const card = new Card(tr("Looks"), this);
    // In the order of Theme::Choice.
    m_looks = new SegmentedButtons(tr("Theme"), {tr("As the system"), tr("Light"), tr("Dark")}, this);
    m_looks->setObjectName(u"preferredTheme"_s);
    addChoice(card, tr("Theme"), m_looks,
              explained(u"themeExplained"_s, tr("Light or dark; as the system, it changes when the system does.")));
    connect(m_looks, &SegmentedButtons::chosen, this,
            [this](int index) { m_theme.choose(static_cast<Theme::Choice>(index)); });
    return card;
}

Card* PreferencesPage::units()
{
    auto* const card = new Card(tr("Units"), this);
    // In the order of Preferences::Numbers.
    m_numbers = new SegmentedButtons(
        tr("Numbers"), {u"1\u202F234.5"_s, u"1\u202F234,5"_s, u"1,234.5"_s, u"1.234,5"_s, u"1234.5"_s}, this);
    m_numbers->setObjectName(u"preferredNumbers"_s);
    auto* const explanation =
        explained(u"numbersExplained"_s, tr("How numbers are shown. Type them without marks between groups of digits, "
                                            "and with a point, as rules and files have them."));
    addChoice(card, tr("Numbers"), m_numbers, explanation);
    m_numbers->setMaximumWidth(2 * FieldWidth); // five of them
    connect(m_numbers, &SegmentedButtons::chosen, this,
            [this](int index) { m_preferences.setNumbers(static_cast<Preferences::Numbers>(index)); });
    m_zone = new TimeZoneEdit(Preferences::systemTimeZone(), this);
    m_zone->setObjectName(u"preferredTimeZone"_s);
    m_time = explained(u"timeZoneExplained"_s);
    addChoice(card, tr("Time zone"), m_zone, m_time);
    setTip(m_zone, tr("The time zone in which times are shown; what is kept does not change."));
    connect(m_zone, &TimeZoneEdit::zoneChosen, &m_preferences, &Preferences::setTimeZone);
    return card;
}

Card* PreferencesPage::work()
{
    auto* const card = new Card(tr("Work"), this);
    m_profile = new ElidedComboBox(this);
    m_profile->setObjectName(u"preferredProfile"_s);
    m_profile->setAccessibleName(tr("Version for new workspaces"));
    m_profile->addItem(tr("The newest, %1").arg(newestVersion()), QString());
    for (const QString& name : versionNames())
        m_profile->addItem(tr("Kibana %1").arg(name), name);
    addChoice(card, tr("Version"), m_profile,
              explained(u"profileExplained"_s,
                        tr("The version of Kibana that rules and simulations of a new workspace follow, until another "
                           "one is chosen there.")));
    // In the order of Preferences::Start.
    m_start = new SegmentedButtons(tr("At the start"), {tr("The last workspace"), tr("The start page")}, this);
    m_start->setObjectName(u"preferredStart"_s);
    addChoice(card, tr("At the start"), m_start,
              explained(u"startExplained"_s, tr("What the window shows first when the program is started.")));
    connect(m_profile, &QComboBox::activated, this,
            [this](int index) { m_preferences.setProfile(m_profile->itemData(index).toString()); });
    connect(m_start, &SegmentedButtons::chosen, this,
            [this](int index) { m_preferences.setStart(static_cast<Preferences::Start>(index)); });
    return card;
}

QLabel* PreferencesPage::explained(const QString& name, const QString& text)
{
    auto* const label = new QLabel(text, this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setLook(label, u"hint"_s);
    return label;
}

void PreferencesPage::addChoice(Card* card, const QString& label, QWidget* field, QLabel* explanation)
{
    auto* const name = new QLabel(label, card);
    name->setFixedWidth(size::FormLabel);
    name->setBuddy(field);
    field->setMaximumWidth(FieldWidth);
    setTip(field, explanation->text());
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    row->addWidget(name);
    row->addWidget(field, 1);
    row->addStretch();
    auto* const below = new QHBoxLayout;
    below->addSpacing(size::FormLabel + size::Gap);
    below->addWidget(explanation, 1);
    auto* const both = new QVBoxLayout;
    both->setSpacing(size::GapSmall);
    both->addLayout(row);
    both->addLayout(below);
    card->body()->addLayout(both);
}

void PreferencesPage::showChoices()
{
    m_looks->setCurrent(static_cast<int>(m_theme.choice()));
    m_numbers->setCurrent(static_cast<int>(m_preferences.numbers()));
    m_zone->setZone(m_preferences.timeZone());
    m_profile->setCurrentIndex(m_profile->findData(m_preferences.profile()));
    m_start->setCurrent(static_cast<int>(m_preferences.start()));
    showTime();
}

void PreferencesPage::showTime()
{
    m_time->setText(tr("In which times are shown and typed; it is %1 there now. The exact time in UTC is in the tool "
                       "tips.")
                        .arg(TimeText::second(QDateTime::currentMSecsSinceEpoch())));
}

void PreferencesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void PreferencesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showTime();
    m_clock->start();
}

void PreferencesPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
}

} // namespace casewright::ui
