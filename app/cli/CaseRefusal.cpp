// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseRefusal.h"

#include <string_view>

#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;

/// What Kibana would answer.
struct Answer {
    int statusCode;
    std::string_view error;
    ExitCode code;
};

constexpr Answer BadRequest{400, "Bad Request", ExitCode::BadInput};
constexpr Answer StorageFailed{500, "Internal Server Error", ExitCode::BadStorage};

Answer answerTo(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidJson:
    case ErrorCode::InvalidValue:
    case ErrorCode::MissingValue:
    case ErrorCode::UnknownKey:
    case ErrorCode::NotSupported:
    case ErrorCode::LimitReached: return BadRequest;
    case ErrorCode::NotFound: return {404, "Not Found", ExitCode::BadInput};
    case ErrorCode::Unchanged: return {406, "Not Acceptable", ExitCode::Failed};
    case ErrorCode::Conflict: return {409, "Conflict", ExitCode::Failed};
    case ErrorCode::RemoteFailure: return {424, "Failed Dependency", ExitCode::Failed};
    default: return StorageFailed;
    }
}

ExitCode refuse(const base::Error& error, Format format, const Answer& answer)
{
    printError(error);
    if (format == Format::Text)
        return answer.code;
    print(indentedJson(
              {{"statusCode", answer.statusCode}, {"error", answer.error}, {"message", base::describe(error)}})
          + '\n');
    return highest(answer.code, finishOutput());
}

} // namespace

ExitCode refuseOperation(const base::Error& error, Format format)
{
    if (error.code == ErrorCode::Cancelled) {
        printNote("Stopped. Nothing was changed.");
        return ExitCode::Interrupted;
    }
    return refuse(error, format, answerTo(error.code));
}

ExitCode refuseInputFile(const base::Error& error, Format format)
{
    if (error.code == ErrorCode::Cancelled)
        return refuseOperation(error, format);
    return refuse(error, format, error.code == ErrorCode::NotFound ? answerTo(error.code) : BadRequest);
}

ExitCode refuseOpening(const base::Error& error, Format format) { return refuse(error, format, StorageFailed); }

} // namespace casewright::cli
