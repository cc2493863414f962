// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/DesktopKeychain.h"

#include "ui/bridge/Text.h"

#include <QObject>

#include <utility>

#include <nlohmann/json.hpp>
#include <qt6keychain/keychain.h>

#include "core/base/Json.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::Json;

QString serviceName() { return u"Casewright"_s; }

QString written(const cases::WebhookSecrets& secrets)
{
    return toText(base::plainJson(Json{{"user", secrets.user}, {"password", secrets.password}}));
}

std::optional<cases::WebhookSecrets> read(const QString& text)
{
    const base::Result<Json> json = base::parseJson(toUtf8(text));
    if (!json || !json->is_object() || !json->contains("user") || !json->contains("password")
        || !json->at("user").is_string() || !json->at("password").is_string())
        return std::nullopt;
    return cases::WebhookSecrets{.user = json->at("user").get<std::string>(),
                                 .password = json->at("password").get<std::string>()};
}

/// QtKeychain's jobs delete themselves. Secrets are never written anywhere in clear instead.
class Keychain final : public SecretKeeper {
public:
    void find(const QString& key, Found found) override
    {
        auto* const job = new QKeychain::ReadPasswordJob(serviceName());
        start(job, key, [job, found = std::move(found)] {
            found(job->error() == QKeychain::NoError ? read(job->textData()) : std::nullopt);
        });
    }

    void keep(const QString& key, const cases::WebhookSecrets& secrets, Kept kept) override
    {
        auto* const job = new QKeychain::WritePasswordJob(serviceName());
        job->setTextData(written(secrets));
        start(job, key, [job, kept = std::move(kept)] { kept(job->error() == QKeychain::NoError); });
    }

    void forget(const QString& key) override
    {
        start(new QKeychain::DeletePasswordJob(serviceName()), key, [] {});
    }

private:
    template<class Done>
    static void start(QKeychain::Job* job, const QString& key, Done done)
    {
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [done = std::move(done)] { done(); });
        job->start();
    }
};

} // namespace

std::unique_ptr<SecretKeeper> desktopKeychain() { return std::make_unique<Keychain>(); }

} // namespace casewright::ui
