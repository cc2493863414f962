// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/PushText.h"

#include <QCoreApplication>

namespace casewright::ui::PushText {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("PushText", text); }

} // namespace

State stateOf(const std::optional<cases::ExternalService>& service, const std::string& connectorId,
              std::optional<base::Timestamp> updatedAt, std::uint64_t unpushedComments)
{
    if (!service || (connectorId != "none" && connectorId != service->connectorId))
        return State::NotPushed;
    const bool isNewer = updatedAt && *updatedAt > service->pushedAt;
    return isNewer || unpushedComments > 0 ? State::RequiresUpdate : State::UpToDate;
}

QString state(State state)
{
    switch (state) {
    case State::NotPushed: return tr("Not pushed");
    case State::RequiresUpdate: return tr("Requires update");
    case State::UpToDate: return tr("Up to date");
    }
    return {};
}

QString action(State state)
{
    switch (state) {
    case State::NotPushed: return tr("Push");
    case State::RequiresUpdate: return tr("Update incident");
    case State::UpToDate: return tr("Up to date");
    }
    return {};
}

} // namespace casewright::ui::PushText
