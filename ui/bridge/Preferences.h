// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QSettings;

namespace casewright::ui {

/// What a person prefers in every workspace. A change is in force and in the settings at once. What the settings hold
/// that is no choice any more counts as the default. One for the program, GUI thread.
class Preferences final : public QObject {
    Q_OBJECT

public:
    /// What the program shows first where the command line names no workspace.
    enum class Start { LastWorkspace, StartPage };
    Q_ENUM(Start)

    /// Between groups of three digits, and before decimals. What a person types has a point, as files have.
    enum class Numbers { Spaces, SpacesAndComma, Commas, Points, Plain };
    Q_ENUM(Numbers)

    /// The settings outlive it. The time zone and the form of numbers that they hold are in force from here on.
    explicit Preferences(QSettings& settings, QObject* parent = nullptr);
    /// The system's time zone again, and its form of numbers.
    ~Preferences() override;

    /// The zone in which times are shown and typed: an IANA name, "UTC"; empty: the system's.
    [[nodiscard]] QString timeZone() const { return m_timeZone; }
    /// A name that nobody knows changes nothing.
    void setTimeZone(const QString& name);
    /// The system's own, whatever is chosen.
    [[nodiscard]] static QString systemTimeZone();

    /// How numbers are shown: the default QLocale of the program follows.
    [[nodiscard]] Numbers numbers() const { return m_numbers; }
    void setNumbers(Numbers numbers);

    /// The version profile of workspaces that never got one; empty: the newest.
    [[nodiscard]] QString profile() const { return m_profile; }
    void setProfile(const QString& name);

    [[nodiscard]] Start start() const { return m_start; }
    void setStart(Start start);

    /// Everything as it was at the first start.
    void reset();

Q_SIGNALS:
    void unitsChanged(); ///< the time zone, or the form of numbers: what is on the screen shows others
    void changed(); ///< any of them

private:
    void applyTimeZone();

    QSettings& m_settings;
    QString m_timeZone;
    Numbers m_numbers = Numbers::Spaces;
    QString m_profile;
    Start m_start = Start::LastWorkspace;
};

} // namespace casewright::ui
