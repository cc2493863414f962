// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/TitleSharing.h"

#include "core/store/Database.h"
#include "core/store/FindFunctions.h"
#include "core/store/WorkspaceAccess.h"

namespace casewright::store {

base::Result<std::shared_ptr<const TitlePlaces>> readTitles(Workspace& workspace)
{
    FindFunctions* const functions = WorkspaceAccess::databaseOf(workspace).findFunctions();
    if (!functions)
        return std::shared_ptr<const TitlePlaces>();
    const base::Result<NativeStatement> moment = functions->holdMoment();
    if (!moment)
        return base::fail(moment.error());
    return functions->titlePlaces().map([](const TitlePlaces* places) {
        return places ? std::make_shared<const TitlePlaces>(*places) : nullptr;
    });
}

void giveTitles(Workspace& workspace, const TitlePlaces& titles)
{
    if (FindFunctions* const functions = WorkspaceAccess::databaseOf(workspace).findFunctions())
        functions->giveTitles(titles);
}

} // namespace casewright::store
