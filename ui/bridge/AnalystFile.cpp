// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AnalystFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "ui/bridge/NamedFile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnalystFile)
};

tl::unexpected<base::Error> failed(base::ErrorCode code, const QString& text, const QString& path)
{
    return base::fail(code, toUtf8(text), base::Location{.file = toUtf8(path), .field = {}});
}

} // namespace

base::Result<engine::AnalystModel> readAnalystFile(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return failed(base::ErrorCode::Unreadable, Words::tr("This is a folder. Choose an analyst file."), path);
    if (const base::Result<void> checked = checkIsNoWorkspace(path); !checked)
        return base::fail(checked.error());
    if (!file.open(QIODevice::ReadOnly))
        return failed(base::ErrorCode::Unreadable,
                      Words::tr("The file could not be opened: %1.").arg(file.errorString()), path);
    const QByteArray text = file.read(LargestAnalystFile + 1);
    if (file.error() != QFileDevice::NoError)
        return failed(base::ErrorCode::Unreadable, Words::tr("The file could not be read: %1.").arg(file.errorString()),
                      path);
    if (text.size() > LargestAnalystFile)
        return failed(base::ErrorCode::NotSupported, Words::tr("The file has more than 1 MB. Is it an analyst file?"),
                      path);
    return engine::parseAnalysts({text.constData(), static_cast<std::size_t>(text.size())}, toUtf8(path));
}

base::Result<void> writeAnalystFile(const QString& path, const engine::AnalystModel& model)
{
    if (const base::Result<void> checked = checkIsNoWorkspace(path); !checked)
        return base::fail(checked.error());
    QSaveFile file(path);
    const std::string text = engine::writeAnalysts(model);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return failed(base::ErrorCode::Unwritable,
                  Words::tr("The file could not be written: %1. Nothing was changed; choose another folder.")
                      .arg(file.errorString()),
                  path);
}

} // namespace casewright::ui
