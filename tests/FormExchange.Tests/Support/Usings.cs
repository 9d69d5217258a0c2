global using FormExchange.Tests.Support;
global using Shouldly;
global using Xunit;
