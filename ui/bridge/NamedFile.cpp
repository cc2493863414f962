// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/NamedFile.h"

#include <QCoreApplication>

#include "core/base/HeldFile.h"
#include "core/store/FileHeader.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(NamedFile)
};

} // namespace

base::Result<void> checkIsNoWorkspace(const QString& path)
{
    const bool isOpen = base::isHeld(toUtf8(path));
    if (!isOpen && !store::isWorkspaceFile(toUtf8(path)))
        return {};
    return base::fail(base::ErrorCode::NotSupported,
                      toUtf8(isOpen ? Words::tr("This is a workspace that is open here. Choose another file.")
                                    : Words::tr("This is a workspace. Choose another file.")),
                      base::Location{.file = toUtf8(path), .line = 0, .column = 0, .field = {}});
}

} // namespace casewright::ui
