// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

#include "core/base/Json.h"

namespace casewright::test {

/// How a run of the console program ended.
struct Outcome {
    int code = -1;           ///< -1: it crashed, or did not end in time
    QByteArray output;
    QByteArray messages;     ///< standard error

    /// The output as JSON; discarded (JSON's word for none) if it is none.
    [[nodiscard]] base::Json json() const;
    [[nodiscard]] bool says(const char* part) const { return messages.contains(part); }
    [[nodiscard]] bool prints(const char* part) const { return output.contains(part); }
};

/// A folder of files in which the real console program is run.
class Console final {
public:
    Console();

    /// Runs it to its end. `input` is its standard input. `inChild` is called in the new process before the program.
    [[nodiscard]] Outcome run(const QStringList& arguments, const QByteArray& input = {},
                              std::function<void()> inChild = {}) const;
    /// `simulate` with --no-store and the rule of `rule.json`.
    [[nodiscard]] Outcome simulate(const QString& alerts, const QStringList& more = {}, const QByteArray& input = {}) const;
    /// `simulate` with the rule of `rule.json` into `work.casewright`.
    [[nodiscard]] Outcome keep(const QString& alerts, const QStringList& more = {}) const;
    /// Starts it, for what happens while it runs.
    void start(QProcess& process, const QStringList& arguments) const;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& content) const;
    /// Writes a rule that takes every document, `changes` being parts of its Cases action, such as
    /// `{"maximumCasesToOpen": 1}`.
    void writeRule(const QByteArray& changes = "{}") const;

    /// A sample of ours.
    [[nodiscard]] static QString sample(const QString& name);
    /// A recorded file.
    [[nodiscard]] static QString golden(const QString& name);
    [[nodiscard]] static QString program();

private:
    QTemporaryDir m_folder;
};

/// For Console::run(), in the new process: rights mean something to it, also if it is root.
void obeyRights();

/// One document a line: `{"@timestamp": ..., "host": {"name": ...}}`.
[[nodiscard]] QByteArray document(const char* time, const char* host);

/// A message for a part that the output lacks.
[[nodiscard]] QByteArray missing(const char* part, const Outcome& outcome);
/// JSON on one line, to be compared with a message that tells.
[[nodiscard]] QByteArray text(const base::Json& json);

} // namespace casewright::test
