// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/DocumentText.h"

#include <string>

#include "core/base/Result.h"
#include "ui/bridge/JsonText.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

QString documentText(const alerts::AlertTable& table, base::AlertRow row)
{
    const base::Result<std::string> json = table.document(row);
    return json ? indentedJson(*json) : toText(json.error());
}

} // namespace casewright::ui
