// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ServerAddress.h"

#include <map>
#include <mutex>
#include <vector>

#include <QByteArray>

namespace casewright::store {
namespace {

constexpr std::string_view Schemes[] = {"postgresql://", "postgres://"};
constexpr std::string_view DefaultSchema = "casewright";

/// An address cut at its seams; together they are the address again.
struct Parts {
    std::string_view scheme;        ///< with `://`
    std::string_view user;          ///< without the password
    std::string_view password;      ///< percent-encoded; null: there is none
    std::string_view place;         ///< hosts, ports and the database
    bool hasUser = false;           ///< there is an `@`
    std::vector<std::string_view> parameters;   ///< `name=value`
};

Parts cut(std::string_view address)
{
    Parts parts;
    for (const std::string_view scheme : Schemes)
        if (address.starts_with(scheme))
            parts.scheme = address.substr(0, scheme.size());
    std::string_view rest = address.substr(parts.scheme.size());
    const std::size_t question = rest.find('?');
    std::string_view query = question == std::string_view::npos ? std::string_view() : rest.substr(question + 1);
    rest = rest.substr(0, question);
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        if (const std::string_view parameter = query.substr(0, end); !parameter.empty())
            parts.parameters.push_back(parameter);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    }
    // A password may hold any character; the last `@` before the first slash ends it, as for libpq the first does
    // where all of them are percent-encoded.
    const std::size_t at = rest.substr(0, rest.find('/')).rfind('@');
    parts.hasUser = at != std::string_view::npos;
    parts.place = parts.hasUser ? rest.substr(at + 1) : rest;
    const std::string_view user = parts.hasUser ? rest.substr(0, at) : std::string_view();
    const std::size_t colon = user.find(':');
    parts.user = user.substr(0, colon);
    if (colon != std::string_view::npos)
        parts.password = user.substr(colon + 1);
    return parts;
}

std::string decoded(std::string_view text)
{
    return QByteArray::fromPercentEncoding(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toStdString();
}

std::string_view nameOf(std::string_view parameter)
{
    return parameter.substr(0, parameter.find('='));
}

std::string valueOf(std::string_view parameter)
{
    const std::size_t equals = parameter.find('=');
    return equals == std::string_view::npos ? std::string() : decoded(parameter.substr(equals + 1));
}

/// The address again, of the parameters that `keep` wants, without the password.
template<class Keep>
std::string joined(const Parts& parts, Keep keep)
{
    std::string address(parts.scheme);
    address += parts.user;
    if (parts.hasUser)
        address += '@';
    address += parts.place;
    char separator = '?';
    for (const std::string_view parameter : parts.parameters) {
        if (!keep(nameOf(parameter)))
            continue;
        address += separator;
        address += parameter;
        separator = '&';
    }
    return address;
}

/// Passwords of this process, by address.
struct Passwords {
    std::mutex mutex;
    std::map<std::string, std::string> byAddress;
};

Passwords& passwords()
{
    static Passwords all;
    return all;
}

} // namespace

bool isServerAddress(std::string_view address)
{
    for (const std::string_view scheme : Schemes)
        if (address.starts_with(scheme))
            return true;
    return false;
}

std::string withoutPassword(const std::string& address)
{
    if (!isServerAddress(address))
        return address;
    const Parts parts = cut(address);
    std::string password = decoded(parts.password);
    for (const std::string_view parameter : parts.parameters)
        if (nameOf(parameter) == "password")
            password = valueOf(parameter);
    std::string shown = joined(parts, [](std::string_view name) { return name != "password" && name != "sslpassword"; });
    if (!password.empty())
        keepPassword(shown, password);
    return shown;
}

std::string passwordOf(const std::string& address)
{
    const std::scoped_lock lock(passwords().mutex);
    const auto found = passwords().byAddress.find(address);
    return found == passwords().byAddress.end() ? std::string() : found->second;
}

void keepPassword(const std::string& address, const std::string& password)
{
    const std::scoped_lock lock(passwords().mutex);
    passwords().byAddress[address] = password;
}

std::string schemaOf(std::string_view address)
{
    std::string schema(DefaultSchema);
    for (const std::string_view parameter : cut(address).parameters)
        if (nameOf(parameter) == "schema")
            schema = valueOf(parameter);
    return schema;
}

std::string libpqAddress(std::string_view address)
{
    return joined(cut(address), [](std::string_view name) { return name != "schema"; });
}

std::string shortName(std::string_view address)
{
    if (!isServerAddress(address))
        return std::string(address.substr(address.rfind('/') + 1));
    const Parts parts = cut(address);
    const std::size_t slash = parts.place.find('/');
    std::string host = decoded(parts.place.substr(0, slash));
    std::string database = slash == std::string_view::npos ? std::string() : decoded(parts.place.substr(slash + 1));
    for (const std::string_view parameter : parts.parameters) {
        if (nameOf(parameter) == "host")
            host = valueOf(parameter);
        if (nameOf(parameter) == "dbname")
            database = valueOf(parameter);
    }
    if (database.empty())
        database = decoded(parts.user);
    return database + "@" + (host.empty() ? std::string("localhost") : host);
}

} // namespace casewright::store
