// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/StableId.h"

#include <QUuid>

#include "core/base/Sha256.h"

namespace casewright::store {

std::string stableId(std::string_view kind, std::string_view caseId, std::int64_t row)
{
    std::string id(kind);
    id.append(1, ':').append(caseId).append(1, ':').append(std::to_string(row));
    id = base::sha256Hex(id).substr(0, 32);
    for (const std::size_t dash : {std::size_t{20}, std::size_t{16}, std::size_t{12}, std::size_t{8}})
        id.insert(dash, 1, '-');
    return id;
}

std::string randomId() { return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(); }

} // namespace casewright::store
