// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace casewright::test {

/// A terminal that a program writes to and that we read: 100 columns.
class Terminal final {
public:
    Terminal();
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// The program's end, to be its standard output or standard error.
    [[nodiscard]] int theirs() const { return m_theirs; }
    /// All that was written to it so far; line ends are `\r\n`.
    const QByteArray& text();
    /// What a person types.
    void type(const QByteArray& keys);

private:
    int m_ours;
    int m_theirs;
    QByteArray m_text;
};

} // namespace casewright::test
