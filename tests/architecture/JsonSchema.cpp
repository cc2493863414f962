// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/JsonSchema.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <fstream>

namespace casewright::architecture {

std::string violations(const nlohmann::json& document)
{
    std::string format = document.value("casewright", "flood/1");
    std::replace(format.begin(), format.end(), '/', '-');
    std::ifstream file(CASEWRIGHT_SOURCE_DIR "/resources/schemas/" + format + ".json");
    const auto text = file ? nlohmann::json::parse(file, nullptr, false) : nlohmann::json();
    if (!text.is_object())
        return "there is no schema " + format;
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
    std::string all;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& part : error.context)
            all += part;
        all += ": " + error.description + '\n';
    }
    return all;
}

} // namespace casewright::architecture
