// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/base/Result.h"

namespace casewright::desktop {

/// Where the sample workspace is kept: beside the data of other programs of the person, the same file that
/// packaging/run uses.
[[nodiscard]] QString sampleWorkspacePath();

/// Makes the sample workspace at a path with our sample rule and floods, so that every page has something to show. One
/// that is there is left as it is, but for one without any rule and source that never had the samples.
[[nodiscard]] base::Result<void> prepareSample(const QString& path);

} // namespace casewright::desktop
