#!/usr/bin/env escript
%% Writes all modules that a RabbitMQ with its management plugin loads at its start into one file, as a list of {Module, File, Code}.
%% usage: broker_modules.escript PLUGINS OUT, where PLUGINS is the folder with one folder for each application of RabbitMQ.
main([Plugins, Out]) ->
    code:add_pathsz(filelib:wildcard(filename:join([Plugins, "*", "ebin"]))),
    Modules = lists:append([key(Each, modules) || Each <- needed([rabbit, rabbitmq_prelaunch, rabbitmq_management], [])]),
    Codes = [coded(Each) || Each <- lists:usort(Modules), code:which(Each) =/= preloaded],
    ok = file:write_file(Out, term_to_binary([{Module, File, stripped(Code)} || {Module, File, Code} <- Codes, loads_together(Module, Code)])).

needed([], Seen) ->
    Seen;
needed([Next | Rest], Seen) ->
    case lists:member(Next, Seen) of
        true -> needed(Rest, Seen);
        false -> needed(key(Next, applications) ++ key(Next, included_applications) ++ Rest, [Next | Seen])
    end.

key(Application, Name) ->
    _ = application:load(Application),
    {ok, Value} = application:get_key(Application, Name),
    Value.

coded(Module) ->
    {Module, Code, File} = code:get_object_code(Module),
    {Module, File, Code}.

%% One that runs something when it is loaded must be loaded alone.
loads_together(Module, Code) ->
    not erlang:has_prepared_code_on_load(erlang:prepare_loading(Module, Code)).

%% Nobody debugs it; but RabbitMQ finds its boot steps by the attributes of modules.
stripped(Code) ->
    {ok, {_, Stripped}} = beam_lib:strip(Code, ["Attr", "CInf"]),
    Stripped.
