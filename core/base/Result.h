// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace casewright::base {

/// Which kind of thing went wrong; what programs and tests decide by. Texts may change, codes stay.
enum class ErrorCode {
    InvalidJson,         ///< text that is not JSON, or not UTF-8
    InvalidValue,        ///< a value of the wrong type, or outside what its field allows
    MissingValue,        ///< a value that must be there and is not
    UnknownKey,          ///< a key that one of our own formats does not have
    NotSupported,        ///< valid, but nothing that this version simulates
    NotFound,            ///< no such file, rule, case, alert
    Unreadable,          ///< a file that is there and cannot be read
    Unwritable,          ///< a file or workspace that cannot be written
    Locked,              ///< a workspace that another program holds
    NewerVersion,        ///< a workspace or file of a newer Casewright
    NotAWorkspace,       ///< a file that is no workspace, or a damaged one
    Conflict,            ///< changed by somebody else in the meantime
    LimitReached,        ///< more than one of the limits that Kibana keeps
    Unchanged,           ///< a change that would change nothing (Kibana's 406)
    RemoteFailure,       ///< another system did not answer, or refused (Kibana's 424)
    Cancelled,           ///< stopped on request
};

/// Where in an input something is wrong. Lines and columns count from 1, columns in UTF-8 bytes.
struct Location {
    std::string file;
    std::size_t line = 0;    ///< 0: not known
    std::size_t column = 0;  ///< 0: not known
    std::string field;       ///< dotted path of a value, such as `actions[0].params`; may be empty

    friend bool operator==(const Location&, const Location&) = default;
};

/// An error as a value: the code for programs, a plain English sentence for people that says what
/// happened and what to do, and the place, if there is one.
struct Error {
    ErrorCode code;
    std::string text;
    std::optional<Location> location;

    friend bool operator==(const Error&, const Error&) = default;
};

/// What a function gives back that can fail: its value or an Error. Never throws for bad input.
template<class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::NotFound, "...")` from any function that gives back a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string text,
                                                std::optional<Location> location = std::nullopt)
{
    return tl::unexpected<Error>(Error{code, std::move(text), std::move(location)});
}

/// Hands an error on from a function whose value has another type.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// One line for people: `file:line:column: field: text`, with the parts that are known.
[[nodiscard]] std::string describe(const Error& error);

} // namespace casewright::base
