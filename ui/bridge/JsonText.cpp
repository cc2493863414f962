// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/JsonText.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

constexpr std::size_t Indent = 2;
constexpr std::size_t DeepestIndent = 40;   ///< levels: what is deeper does not go further to the right

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Puts line feeds and blanks between the tokens of a JSON text. Works on the text, so that numbers, escapes and keys
/// that stand twice stay as they were written.
class Indenter final {
public:
    explicit Indenter(std::string_view json) : m_json(json) { m_out.reserve(json.size() * 2); }

    std::string run()
    {
        for (m_at = 0; m_at < m_json.size(); ++m_at) {
            const char c = m_json[m_at];
            if (c == '"')
                copyString();
            else if (c == '{' || c == '[')
                open(c);
            else if (c == '}' || c == ']')
                close(c);
            else if (c == ',')
                newLine(",");
            else if (c == ':')
                m_out += ": ";
            else if (!isBlank(c))
                m_out += c;
        }
        return std::move(m_out);
    }

private:
    void copyString()
    {
        const std::size_t begin = m_at++;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2U : 1U;
        m_out += m_json.substr(begin, m_at + 1 - begin);
    }

    void open(char c)
    {
        const std::size_t next = m_json.find_first_not_of(" \t\r\n", m_at + 1);
        m_out += c;
        if (next != std::string_view::npos && (m_json[next] == '}' || m_json[next] == ']')) {
            m_out += m_json[next];
            m_at = next;
            return;
        }
        ++m_depth;
        newLine("");
    }

    void close(char c)
    {
        m_depth -= m_depth > 0 ? 1U : 0U;
        newLine("");
        m_out += c;
    }

    void newLine(std::string_view before)
    {
        m_out += before;
        m_out += '\n';
        m_out.append(std::min(m_depth, DeepestIndent) * Indent, ' ');
    }

    std::string_view m_json;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::string m_out;
};

} // namespace

QString indentedJson(std::string_view json)
{
    if (json.size() <= LongestIndentedJson)
        return toText(Indenter(json).run());
    const QString rest = QCoreApplication::translate("JsonText", "… %1 more bytes are not shown here.")
                             .arg(json.size() - LongestIndentedJson);
    return QString(toText(json.substr(0, LongestIndentedJson)) + u'\n' + rest);
}

} // namespace casewright::ui
