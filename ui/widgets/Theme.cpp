// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Theme.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/PlainTips.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/ThemeStyle.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QMap>
#include <QTimer>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString points(double pixels) { return QString::number(fonts::pointsOf(pixels), 'f', 3) + u"pt"_s; }
QString pixels(int value) { return QString::number(value) + u"px"_s; }

void addTone(QMap<QString, QString>& names, const QString& name, const ToneColors& tone)
{
    names.insert(name, tone.solid.name());
    names.insert(name + u"-soft"_s, tone.soft.name());
    names.insert(name + u"-ink"_s, tone.ink.name());
}

void addColors(QMap<QString, QString>& names, const ThemeColors& colors)
{
    names.insert(u"background"_s, colors.background.name());
    names.insert(u"panel"_s, colors.panel.name());
    names.insert(u"line"_s, colors.line.name());
    names.insert(u"hover"_s, colors.hover.name());
    names.insert(u"text"_s, colors.text.name());
    names.insert(u"muted"_s, colors.muted.name());
    names.insert(u"disabled"_s, colors.disabled.name());
    names.insert(u"accent-fill"_s, colors.accentFill.name());
    names.insert(u"accent-down"_s, colors.accentDown.name());
    names.insert(u"on-accent"_s, colors.onAccent.name());
    names.insert(u"rail"_s, colors.rail.name());
    names.insert(u"rail-text"_s, colors.railText.name());
    names.insert(u"rail-chosen"_s, colors.railChosen.name());
    names.insert(u"rail-chosen-text"_s, colors.railChosenText.name());
    names.insert(u"code"_s, colors.code.name());
    names.insert(u"mode"_s, colors.isDark ? u"dark"_s : u"light"_s);
    addTone(names, u"neutral"_s, colors.neutral);
    addTone(names, u"accent"_s, colors.accent);
    addTone(names, u"fine"_s, colors.fine);
    addTone(names, u"limit"_s, colors.limit);
    addTone(names, u"loss"_s, colors.loss);
    addTone(names, u"reopened"_s, colors.reopened);
}

void addSizes(QMap<QString, QString>& names)
{
    names.insert(u"control-text"_s, points(size::ControlText));
    names.insert(u"hint-text"_s, points(size::HintText));
    names.insert(u"section-text"_s, points(size::SectionText));
    names.insert(u"title-text"_s, points(size::TitleText));
    names.insert(u"tile-text"_s, points(size::TileText));
    names.insert(u"normal-text"_s, points(size::Text));
    names.insert(u"code-text"_s, points(size::CodeText));
    names.insert(u"code-family"_s, u'"' + fonts::code(size::CodeText).family() + u'"');
    // Style sheets measure inside the border of 1 px.
    names.insert(u"control"_s, pixels(size::Control - 2));
    names.insert(u"control-radius"_s, pixels(size::ControlRadius));
    names.insert(u"card-radius"_s, pixels(size::CardRadius));
    names.insert(u"rail-button"_s, pixels(size::RailButton));
}

} // namespace

Theme::Theme(QApplication& application, SystemIsDark systemIsDark)
    : m_application(application), m_systemIsDark(std::move(systemIsDark))
{
    QApplication::setStyle(new ThemeStyle);
    QApplication::setFont(fonts::text(size::Text));
    application.installEventFilter(this);
    application.installEventFilter(new PlainTips(this));
    update();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    update();
    Q_EMIT chosen(choice);
}

bool Theme::readSystem()
{
    if (m_systemIsDark)
        return m_systemIsDark();
    // Only an empty palette of our own lets the system's through.
    m_isReading = true;
    QApplication::setPalette(QPalette());
    const bool isDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    m_isReading = false;
    m_isApplied = false;
    return isDark;
}

void Theme::update()
{
    const bool wasDark = m_isDark;
    const bool wasApplied = m_isApplied;
    m_isDark = m_choice == Choice::System ? readSystem() : m_choice == Choice::Dark;
    if (m_isApplied && m_isDark == wasDark)
        return;
    apply();
    if (wasApplied && m_isDark != wasDark)
        Q_EMIT changed();
}

void Theme::apply()
{
    const ThemeColors& colors = m_isDark ? ThemeColors::dark() : ThemeColors::light();
    m_isReading = true;
    QApplication::setPalette(paletteOf(colors));
    const QString sheet = styleSheetOf(colors);
    if (m_application.styleSheet() != sheet)
        m_application.setStyleSheet(sheet);
    m_isReading = false;
    m_isApplied = true;
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !m_isReading && m_choice == Choice::System)
        QTimer::singleShot(0, this, &Theme::update);
    return QObject::eventFilter(watched, event);
}

QPalette Theme::paletteOf(const ThemeColors& colors)
{
    QPalette palette(colors.panel, colors.background);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::Window, colors.background);
    palette.setColor(QPalette::Base, colors.panel);
    palette.setColor(QPalette::AlternateBase, colors.background);
    palette.setColor(QPalette::Button, colors.panel);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Midlight, colors.line);
    palette.setColor(QPalette::Dark, colors.line);
    palette.setColor(QPalette::Shadow, colors.line);
    palette.setColor(QPalette::Highlight, colors.accent.soft);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::Link, colors.accent.ink);
    palette.setColor(QPalette::LinkVisited, colors.reopened.ink);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::ToolTipBase, colors.text);
    palette.setColor(QPalette::ToolTipText, colors.panel);
    palette.setColor(QPalette::BrightText, colors.loss.ink);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.disabled);
    return palette;
}

QString Theme::styleSheetOf(const ThemeColors& colors)
{
    QFile file(u":/themes/casewright.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The style sheet is missing in the program's resources.");
    QString sheet = QString::fromUtf8(file.readAll());
    QMap<QString, QString> names;
    addColors(names, colors);
    addSizes(names);
    for (auto entry = names.cbegin(); entry != names.cend(); ++entry)
        sheet.replace(u'@' + entry.key() + u'@', entry.value());
    return sheet;
}

} // namespace casewright::ui
