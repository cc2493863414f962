# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# Completes commands, options and their values of casewright-cli; files everywhere else.
_casewright_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} choices=''
    local filters='--simulation --all --status --severity --text --search --all-words --tag --assignee --reporter --category --owner --created-from --created-to --updated-from --updated-to --closed-from --closed-to --group --alert'
    COMPREPLY=()
    case $before in
        --format)
            choices='text json'
            [[ ${COMP_WORDS[1]} == test ]] && choices+=' junit markdown'
            ;;
        --kibana) choices='8.14 8.18 9.1 9.4' ;;
        --status) choices='open in-progress closed' ;;
        cases) choices='list show activity alerts of-alert similar counts tags categories assignees reporters create update set-status delete comment attach configuration export import report push connector --help' ;;
        configuration) choices='show set export --help' ;;
        --sort) choices='created updated closed title category status severity alerts' ;;
        --order) choices='asc desc' ;;
        --type) choices='action user alert attachment create_case title description tags assignees severity category status connector settings customFields comment pushed' ;;
        comment) choices='add edit delete --help' ;;
        --severity) choices='low medium high critical' ;;
        --owner) choices='cases observability securitySolution' ;;
        set-status) choices='open in-progress closed' ;;
        connector) choices='list save remove take-secrets --help' ;;
        simulations) choices='list compare rerun rename remove --help' ;;
        kql) choices='parse match --help' ;;
        rule) choices='validate convert --help' ;;
        workspace) choices='check info compact --help' ;;
        --to)
            choices='kibana-api kibana-ndjson detection-ndjson terraform curl'
            if [[ ${COMP_WORDS[1]} == cases ]]; then
                [[ ${COMP_WORDS[2]} == export ]] || return
                choices='ndjson csv markdown'
            fi
            [[ ${COMP_WORDS[1]} == upgrade ]] && choices='8.14 8.18 9.1 9.4'
            ;;
        casewright-cli) choices='simulate explain sweep advise score cadence compare upgrade shrink test generate fields cases simulations kql rule workspace versions --help --help-all --version' ;;
        --symptom) choices='alert-lost mixed-case run-failed breaker case-full case-reopened' ;;
        --map | --set-a | --set-b | --field | --time-limit | --count | --seed | --alert | --simulation | --text | --limit | --now | --maintenance-window | --rule-id | --connector | --user | --remote-user | --timeout | \
            --title | --description | --tag | --category | --assignee | --custom | --template | --if-version | --add-tag | \
            --remove-tag | --add-assignee | --remove-assignee | --index | --rule-name | --search | --reporter | --group | \
            --from | --created-from | --created-to | --updated-from | --updated-to | --closed-from | --closed-to | --after)
            [[ $before == --from && ${COMP_WORDS[1]} == upgrade ]] && choices='8.14 8.18 9.1 9.4'
            # A file where a case is made or changed.
            [[ $before == --from && ( ${COMP_WORDS[2]} == create || ${COMP_WORDS[2]} == update ) ]] || return
            ;;
    esac
    if [[ -z $choices && $word == -* ]]; then
        case ${COMP_WORDS[1]} in
            simulate) choices='--rule --rule-id --alerts --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --workspace --no-store --configuration --format --help' ;;
            explain) choices='--rule --rule-id --alerts --alert --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --format --help' ;;
            advise) choices='--rule --rule-id --alerts --group-by --windows --maximum --reopen --intervals --versions --work-a-case --cases-a-day --open-at-peak --analyst-hours-a-day --allow-lost --no-mixed --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --format --help' ;;
            score) choices='--rule --rule-id --alerts --group-by --windows --maximum --reopen --intervals --versions --work-a-case --truth-field --truth --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --format --help' ;;
            sweep) choices='--rule --rule-id --alerts --group-by --windows --maximum --reopen --intervals --versions --work-a-case --measure --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --report --format --help' ;;
            cadence) choices='--rule --rule-id --alerts --intervals --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --report --format --help' ;;
            shrink) choices='--rule --rule-id --alerts --symptom --alert --field --out --expect-fixed --time-limit --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --format --help' ;;
            compare) choices='--rule --rule-id --alerts --set-a --set-b --workspace --simulation --take-changes --map --kibana --seed --analysts --maintenance-window --skip-bad-lines --report --format --help' ;;
            upgrade) choices='--rule --alerts --workspace --from --to --map --seed --analysts --maintenance-window --skip-bad-lines --report --format --help' ;;
            test) choices='--data --format --help' ;;
            generate) choices='--flood --count --seed --out --skip-bad-lines --help' ;;
            fields) choices='--alerts --map --seed --skip-bad-lines --format --help' ;;
            kql)
                case ${COMP_WORDS[2]} in
                    parse) choices='--format --help' ;;
                    match) choices='--alerts --map --seed --now --skip-bad-lines --format --help' ;;
                esac
                ;;
            simulations)
                case ${COMP_WORDS[2]} in
                    list) choices='--workspace --format --help' ;;
                    compare) choices='--workspace --differences --format --help' ;;
                    rerun) choices='--workspace --maintenance-window --skip-bad-lines --take-changes --format --help' ;;
                    rename) choices='--workspace --help' ;;
                    remove) choices='--workspace --yes --help' ;;
                esac
                ;;
            versions) choices='--format --help' ;;
            rule)
                case ${COMP_WORDS[2]} in
                    validate) choices='--alerts --map --kibana --seed --skip-bad-lines --format --help' ;;
                    convert) choices='--to --out --help' ;;
                esac
                ;;
            workspace)
                case ${COMP_WORDS[2]} in
                    check | info) choices='--format --help' ;;
                    compact) choices='--help' ;;
                esac
                ;;
            cases)
                case ${COMP_WORDS[2]} in
                    list) choices="--workspace $filters --from --to --sort --order --limit --after --format --help" ;;
                    counts) choices="--workspace $filters --from --to --format --help" ;;
                    show) choices='--workspace --type --newest-first --limit --format --help' ;;
                    activity) choices='--workspace --type --newest-first --limit --after --format --help' ;;
                    alerts) choices='--workspace --limit --after --format --help' ;;
                    similar) choices='--workspace --limit --format --help' ;;
                    of-alert | tags | categories | assignees | reporters) choices='--workspace --owner --format --help' ;;
                    configuration)
                        choices='--workspace --owner --format --help'
                        [[ ${COMP_WORDS[3]} == set ]] && choices='--workspace --user --if-version --format --help'
                        [[ ${COMP_WORDS[3]} == export ]] && choices='--workspace --owner --out --help'
                        ;;
                    create) choices='--workspace --title --description --tag --category --severity --assignee --sync-alerts --no-sync-alerts --connector --custom --from --owner --template --user --format --help' ;;
                    update) choices='--workspace --title --description --tag --category --severity --assignee --sync-alerts --no-sync-alerts --connector --custom --from --status --add-tag --remove-tag --add-assignee --remove-assignee --if-version --user --format --help' ;;
                    set-status) choices='--workspace --if-version --user --format --help' ;;
                    delete) choices='--workspace --yes --user --format --help' ;;
                    comment)
                        choices='--workspace --user --format --help'
                        [[ ${COMP_WORDS[3]} == edit ]] && choices+=' --if-version'
                        [[ ${COMP_WORDS[3]} == delete ]] && choices+=' --all'
                        ;;
                    attach) choices='--workspace --alert --index --rule-id --rule-name --user --format --help' ;;
                    push) choices='--workspace --connector --user --remote-user --password-file --timeout --format --help' ;;
                    connector)
                        choices='--workspace --format --help'
                        [[ ${COMP_WORDS[3]} == take-secrets ]] && choices+=' --out'
                        ;;
                    export) choices="--workspace $filters --to --out --help" ;;
                    import) choices='--workspace --format --help' ;;
                    report) choices='--workspace --simulation --out --help' ;;
                esac
                ;;
        esac
    fi
    if [[ -n $choices ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    else
        compopt -o default
    fi
}
complete -F _casewright_cli casewright-cli
