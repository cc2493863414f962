// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/Preferences.h"

#include <QLocale>
#include <QMetaEnum>
#include <QSettings>
#include <QTimeZone>

#include <ctime>

#include "core/rules/VersionProfile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

const QString TimeZoneKey = u"preferences/timeZone"_s;
const QString NumbersKey = u"preferences/numbers"_s;
const QString ProfileKey = u"preferences/profile"_s;
const QString StartKey = u"preferences/start"_s;
constexpr const char* Variable = "TZ";

/// What the environment said before this program had a say.
const QByteArray& givenZone()
{
    static const QByteArray given = qgetenv(Variable);
    return given;
}

/// What the program began with.
const QLocale& givenLocale()
{
    static const QLocale given;
    return given;
}

/// English ones, because the words around numbers are; the plain one stands for our own way, with narrow spaces.
QLocale localeOf(Preferences::Numbers numbers)
{
    using Numbers = Preferences::Numbers;
    QLocale commas(QLocale::English, QLocale::UnitedStates);
    switch (numbers) {
    case Numbers::Spaces: break;
    case Numbers::SpacesAndComma: return {QLocale::English, QLocale::Sweden};
    case Numbers::Commas: return commas;
    case Numbers::Points: return {QLocale::English, QLocale::Germany};
    case Numbers::Plain: commas.setNumberOptions(QLocale::OmitGroupSeparator); return commas;
    }
    return QLocale::c();
}

/// A choice by the name that the settings have; else the default.
template<class Choice>
Choice choiceIn(const QSettings& settings, const QString& key, Choice otherwise)
{
    bool isKnown = false;
    const int choice = QMetaEnum::fromType<Choice>().keyToValue(settings.value(key).toString().toLatin1().constData(),
                                                                &isKnown);
    return isKnown ? static_cast<Choice>(choice) : otherwise;
}

template<class Choice>
void keepChoice(QSettings& settings, const QString& key, Choice choice)
{
    settings.setValue(key, QString::fromLatin1(QMetaEnum::fromType<Choice>().valueToKey(static_cast<int>(choice))));
}

bool isKnownZone(const QString& name) { return QTimeZone::isTimeZoneIdAvailable(name.toUtf8()); }

bool isKnownProfile(const QString& name) { return rules::versionProfile(toUtf8(name)).has_value(); }

} // namespace

Preferences::Preferences(QSettings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    static_cast<void>(systemTimeZone()); // before another one is in force
    if (const QString zone = settings.value(TimeZoneKey).toString(); isKnownZone(zone))
        m_timeZone = zone;
    if (const QString profile = settings.value(ProfileKey).toString(); isKnownProfile(profile))
        m_profile = profile;
    m_start = choiceIn(settings, StartKey, m_start);
    m_numbers = choiceIn(settings, NumbersKey, m_numbers);
    static_cast<void>(givenLocale()); // before another one is in force
    QLocale::setDefault(localeOf(m_numbers));
    applyTimeZone();
}

Preferences::~Preferences()
{
    m_timeZone.clear();
    applyTimeZone();
    QLocale::setDefault(givenLocale());
}

QString Preferences::systemTimeZone()
{
    static_cast<void>(givenZone());
    static const QString system = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    return system;
}

void Preferences::setTimeZone(const QString& name)
{
    if (name == m_timeZone || (!name.isEmpty() && !isKnownZone(name)))
        return;
    m_timeZone = name;
    m_settings.setValue(TimeZoneKey, name);
    applyTimeZone();
    Q_EMIT unitsChanged();
    Q_EMIT changed();
}

void Preferences::setNumbers(Numbers numbers)
{
    if (numbers == m_numbers)
        return;
    m_numbers = numbers;
    keepChoice(m_settings, NumbersKey, numbers);
    QLocale::setDefault(localeOf(numbers));
    Q_EMIT unitsChanged();
    Q_EMIT changed();
}

/// Local time is one for the whole process, which fields for times and the axes of plots ask Qt for, and Qt asks the
/// system's library. Qt guards the environment against its own threads.
void Preferences::applyTimeZone()
{
    const QByteArray zone = m_timeZone.isEmpty() ? givenZone() : m_timeZone.toUtf8();
    if (zone.isEmpty())
        qunsetenv(Variable);
    else
        qputenv(Variable, zone);
    tzset();
}

void Preferences::setProfile(const QString& name)
{
    if (name == m_profile || (!name.isEmpty() && !isKnownProfile(name)))
        return;
    m_profile = name;
    m_settings.setValue(ProfileKey, name);
    Q_EMIT changed();
}

void Preferences::setStart(Start start)
{
    if (start == m_start)
        return;
    m_start = start;
    keepChoice(m_settings, StartKey, start);
    Q_EMIT changed();
}

void Preferences::reset()
{
    setTimeZone({});
    setNumbers(Numbers::Spaces);
    setProfile({});
    setStart(Start::LastWorkspace);
}

} // namespace casewright::ui
