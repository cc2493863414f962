// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ServerRows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include <QRegularExpression>

#include "core/store/Database.h"
#include "core/store/Dialect.h"
#include "core/store/ServerLink.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

/// What is sent at once: more was not faster.
constexpr std::size_t WaitingBytes = 256 * 1024;
constexpr int MostKeysDrawn = 4'096;

void appendInteger(std::string& out, std::int64_t value)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

void appendHex(std::string& out, std::string_view bytes)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        out += Digits[value >> 4U];
        out += Digits[value & 15U];
    }
}

/// PostgreSQL takes neither wrong UTF-8 nor U+0000.
bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
}

std::string readable(std::string_view text)
{
    QString decoded = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    decoded.replace(QChar(0), QChar::ReplacementCharacter);
    return decoded.toStdString();
}

/// In COPY's text format.
void appendCopied(std::string& out, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '\\': out += "\\\\"; break;
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        default: out += c;
        }
    }
}

/// As a literal.
void appendQuoted(std::string& out, std::string_view text)
{
    out += '\'';
    for (const char c : text) {
        if (c == '\'')
            out += '\'';
        out += c;
    }
    out += '\'';
}

/// `?` one after the other as `$1`, `$2`, …; our statements have no `?` in texts.
QString numbered(const QString& sql)
{
    QString result;
    int count = 0;
    for (const QChar character : sql) {
        if (character == u'?')
            result += u'$' + QString::number(++count);
        else
            result += character;
    }
    return result;
}

} // namespace

ServerRows::Value& ServerRows::at(int position)
{
    const auto index = static_cast<std::size_t>(position);
    if (m_values.size() <= index)
        m_values.resize(index + 1);
    return m_values[index];
}

void ServerRows::bindInteger(int position, std::int64_t value)
{
    at(position) = {.kind = Value::Kind::Integer, .integer = value, .text = {}};
}

void ServerRows::bindText(int position, std::string_view value)
{
    at(position) = {.kind = Value::Kind::Text, .integer = 0, .text = value};
}

void ServerRows::bindHex(int position, std::string_view bytes)
{
    at(position) = {.kind = Value::Kind::Hex, .integer = 0, .text = bytes};
}

void ServerRows::bindNull(int position)
{
    at(position) = {};
}

/// `INSERT INTO table (columns) VALUES (…)` of bound values and plain constants, and nothing after it.
bool ServerRows::readPlainInsert(const QString& sql)
{
    static const QRegularExpression form(u"^INSERT INTO (\\w+) \\(([\\w, ]+)\\) VALUES \\(([^()]*)\\)$"_s);
    static const QRegularExpression constant(u"^(?:(-?\\d+)|'([^'\\\\,]*)')$"_s);
    const QRegularExpressionMatch match = form.match(sql);
    if (!match.hasMatch())
        return false;
    int position = 0;
    std::vector<Column> columns;
    const QStringList values = match.captured(3).split(u',');
    for (const QString& each : values) {
        const QString value = each.trimmed();
        const QRegularExpressionMatch plain = constant.match(value);
        if (value == u"?")
            columns.push_back({.position = position++, .constant = {}});
        else if (plain.hasMatch())
            columns.push_back({.position = -1, .constant = plain.captured(plain.lastCapturedIndex()).toStdString()});
        else
            return false;
    }
    m_table = match.captured(1);
    m_columns = std::move(columns);
    m_copy = "COPY " + m_table.toStdString() + " (" + toPostgres(match.captured(2)).toStdString() + ") FROM STDIN";
    m_hasKey = !match.captured(2).split(u", "_s).contains(u"key"_s);
    return true;
}

base::Result<void> ServerRows::prepare(const QString& sql)
{
    if (readPlainInsert(sql))
        return findKey();
    const std::string name = "casewright_rows_" + std::to_string(++m_queue->m_names);
    m_call = "EXECUTE " + name + "(";
    return runStatements(*m_database, "PREPARE " + name + " AS " + numbered(toPostgres(sql)).toStdString());
}

/// COPY does not tell the keys that rows got, so they are drawn before.
base::Result<void> ServerRows::findKey()
{
    const auto found = m_database->number(
        u"SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = 'key' AND attidentity <> ''"_s,
        {m_table});
    if (!found)
        return base::fail(found.error());
    m_hasKey = m_hasKey && found->value_or(0) == 1;
    if (m_hasKey)
        m_copy.insert(m_copy.find('(') + 1, "key, ");
    return {};
}

base::Result<void> ServerRows::drawKeys()
{
    const base::Result<void> done = m_database->forEach(
        u"SELECT nextval(pg_get_serial_sequence(?, 'key')) FROM generate_series(1, ?)"_s, {m_table, m_draw},
        [this](const Row& row) { m_drawn.push_back(row.integer(0)); });
    std::reverse(m_drawn.begin(), m_drawn.end());
    m_draw = std::min(2 * m_draw, MostKeysDrawn);
    return done;
}

void ServerRows::appendForCopy()
{
    if (m_hasKey) {
        appendInteger(m_waiting, m_key);
        m_waiting += m_columns.empty() ? '\n' : '\t';
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        const Value& value = column.position < 0 ? Value{} : m_values[static_cast<std::size_t>(column.position)];
        if (column.position < 0)
            m_waiting += column.constant;
        else if (value.kind == Value::Kind::Integer)
            appendInteger(m_waiting, value.integer);
        else if (value.kind == Value::Kind::Hex)
            appendHex(m_waiting, value.text);
        else if (value.kind == Value::Kind::Null)
            m_waiting += "\\N";
        else if (isPlain(value.text))
            appendCopied(m_waiting, value.text);
        else
            appendCopied(m_waiting, readable(value.text));
        m_waiting += i + 1 == m_columns.size() ? '\n' : '\t';
    }
}

void ServerRows::appendCall()
{
    m_waiting += m_call;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const Value& value = m_values[i];
        if (i > 0)
            m_waiting += ',';
        if (value.kind == Value::Kind::Integer) {
            appendInteger(m_waiting, value.integer);
        } else if (value.kind == Value::Kind::Hex) {
            m_waiting += '\'';
            appendHex(m_waiting, value.text);
            m_waiting += '\'';
        } else if (value.kind == Value::Kind::Null) {
            m_waiting += "NULL";
        } else {
            appendQuoted(m_waiting, isPlain(value.text) ? std::string(value.text) : readable(value.text));
        }
    }
    m_waiting += ");";
}

base::Result<void> ServerRows::insert()
{
    if (base::Result<void> done = m_queue->makeWayFor(*this); !done)
        return done;
    if (m_hasKey && m_drawn.empty())
        if (base::Result<void> done = drawKeys(); !done)
            return done;
    if (m_hasKey) {
        m_key = m_drawn.back();
        m_drawn.pop_back();
    }
    if (isCopy())
        appendForCopy();
    else
        appendCall();
    return m_queue->took(*this);
}

base::Result<void> ServerRows::send()
{
    const std::string rows = std::exchange(m_waiting, {});
    if (rows.empty())
        return {};
    return isCopy() ? copyRows(*m_database, m_copy, rows) : runStatements(*m_database, rows);
}

base::Result<ServerRows*> ServerRowQueue::rowsOf(const QString& sql)
{
    std::unique_ptr<ServerRows>& rows = m_rows[sql];
    if (!rows) {
        std::unique_ptr<ServerRows> prepared(new ServerRows(*m_database, *this));
        if (base::Result<void> done = prepared->prepare(sql); !done)
            return base::fail(done.error());
        rows = std::move(prepared);
    }
    return rows.get();
}

/// Calls wait only after all inserted rows were sent, and rows only after all calls.
base::Result<void> ServerRowQueue::makeWayFor(const ServerRows& rows)
{
    const bool isInTheWay = !m_waiting.empty() && m_waiting.front()->isCopy() != rows.isCopy();
    return isInTheWay ? send() : base::Result<void>();
}

base::Result<void> ServerRowQueue::took(ServerRows& rows)
{
    if (std::find(m_waiting.begin(), m_waiting.end(), &rows) == m_waiting.end())
        m_waiting.push_back(&rows);
    if (rows.m_waiting.size() >= WaitingBytes || !isInTransaction(*m_database))
        return send();
    return {};
}

base::Result<void> ServerRowQueue::send()
{
    base::Result<void> done;
    for (ServerRows* const rows : std::exchange(m_waiting, {})) {
        if (done)
            done = rows->send();
        else
            rows->m_waiting.clear();
    }
    return done;
}

void ServerRowQueue::forget()
{
    for (ServerRows* const rows : std::exchange(m_waiting, {}))
        rows->m_waiting.clear();
}

} // namespace casewright::store
