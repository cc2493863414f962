// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/Preferences.h"

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
const QString ProfileKey = u"preferences/profile"_s;
const QString StartKey = u"preferences/start"_s;
constexpr const char* Variable = "TZ";

/// What the environment said before this program had a say.
const QByteArray& givenZone()
{
    static const QByteArray given = qgetenv(Variable);
    return given;
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
    bool isKnown = false;
    const int start = QMetaEnum::fromType<Start>().keyToValue(
        settings.value(StartKey).toString().toLatin1().constData(), &isKnown);
    if (isKnown)
        m_start = static_cast<Start>(start);
    applyTimeZone();
}

Preferences::~Preferences()
{
    m_timeZone.clear();
    applyTimeZone();
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
    Q_EMIT timeZoneChanged();
    Q_EMIT changed();
}

/// Local time is one for the whole process, which fields for times and the axes of plots ask Qt for, and Qt asks the
/// system's library. Qt guards the environment against its own threads; others of ours read no time zone.
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
    const char* const name = QMetaEnum::fromType<Start>().valueToKey(static_cast<int>(start));
    m_settings.setValue(StartKey, QString::fromLatin1(name));
    Q_EMIT changed();
}

void Preferences::reset()
{
    setTimeZone({});
    setProfile({});
    setStart(Start::LastWorkspace);
}

} // namespace casewright::ui
