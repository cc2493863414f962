// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>
#include <string>

#include "core/alerts/AlertPreview.h"
#include "core/base/Result.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// What the file of a source seems to be, looked at in the background. The latest source wins. GUI thread.
class SourcePreview final : public QObject {
    Q_OBJECT

public:
    explicit SourcePreview(QObject* parent = nullptr);

    /// Looks at the source's file with its mapping, unless that was done already. A flood and null have no preview.
    void follow(const store::StoredSource* source);
    /// The file may be another one by now: looks at it again when it is followed the next time.
    void forget() { m_isKnown = false; }

    /// Null where there is none yet, or the file cannot be looked at (the job that reads it says why). While the
    /// mapping of a file changes, what was seen with the one before.
    [[nodiscard]] const alerts::AlertPreview* preview() const { return m_preview.get(); }

Q_SIGNALS:
    void changed();

private:
    void look(const std::string& path, const std::string& mapping);

    std::string m_path;
    std::string m_mapping;
    bool m_isKnown = false;
    std::shared_ptr<const alerts::AlertPreview> m_preview;
    LatestJob<base::Result<alerts::AlertPreview>> m_job;
};

} // namespace casewright::ui
